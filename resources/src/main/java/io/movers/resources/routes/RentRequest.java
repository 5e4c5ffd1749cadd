package io.movers.resources.routes;

import org.jspecify.annotations.Nullable;

/** The body of a rent. */
record RentRequest(@Nullable Double typeRent) {}
