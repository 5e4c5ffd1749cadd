package io.movers.resources.routes;

import org.jspecify.annotations.Nullable;

/** A row of the resources that get new lock codes. */
record LockerRowRequest(
        @Nullable String reference, @Nullable Double lockerPassword) {}
