package io.movers.resources.models;

import io.movers.common.web.DateRange;
import org.jspecify.annotations.Nullable;

/** Narrows the list of reservations. What is null or empty does not narrow it. */
public record ReservationFilter(@Nullable String client, DateRange created) {}
