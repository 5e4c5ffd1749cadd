package io.movers.resources.routes;

import org.jspecify.annotations.Nullable;

/** The rating of a rental. */
record RateRequest(@Nullable Double rating, @Nullable String comments) {}
