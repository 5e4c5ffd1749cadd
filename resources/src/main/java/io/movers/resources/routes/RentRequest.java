package io.movers.resources.routes;

import org.jspecify.annotations.Nullable;

/** The body of a request to rent a resource. */
record RentRequest(@Nullable Double typeRent) {}
