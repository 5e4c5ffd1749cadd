package io.movers.resources.models;

import io.movers.common.web.DateRange;
import org.jspecify.annotations.Nullable;

/** Narrows a list. What is null or empty does not narrow it. */
public record FleetFilter(
        @Nullable String client,
        @Nullable String office,
        @Nullable String status,
        @Nullable String type,
        @Nullable String reference,
        DateRange created) {}
