package io.movers.resources.models;

import io.movers.common.web.DateRange;
import org.jspecify.annotations.Nullable;

/** Narrows a history of work. What is null or empty does not narrow it. */
public record WorkHistoryFilter(
        @Nullable String client,
        @Nullable String office,
        @Nullable String status,
        @Nullable String resourceRef,
        DateRange created) {}
