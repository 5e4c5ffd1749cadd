package io.movers.resources.models;

import io.movers.common.web.DateRange;
import org.jspecify.annotations.Nullable;

/** Filters a list. A criterion that is null or empty matches everything. */
public record FleetFilter(
        @Nullable String client,
        @Nullable String office,
        @Nullable String status,
        @Nullable String type,
        @Nullable String reference,
        DateRange created) {}
