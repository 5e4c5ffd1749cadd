package io.movers.resources.models;

import io.movers.common.web.DateRange;
import org.jspecify.annotations.Nullable;

/** Filters a history of work. A criterion that is null or empty matches everything. */
public record WorkHistoryFilter(
        @Nullable String client,
        @Nullable String office,
        @Nullable String status,
        @Nullable String resourceRef,
        DateRange created) {}
