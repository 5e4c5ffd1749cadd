package io.movers.resources.models;

import io.movers.common.web.DateRange;
import org.jspecify.annotations.Nullable;

/** Filters the list of reservations. A criterion that is null or empty matches everything. */
public record ReservationFilter(@Nullable String client, DateRange created) {}
