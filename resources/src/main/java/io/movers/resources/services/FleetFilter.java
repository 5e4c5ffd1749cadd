package io.movers.resources.services;

import io.movers.common.web.DateRange;
import org.jspecify.annotations.Nullable;

/** What a list of the fleet is narrowed to; null or empty for not at all. */
public record FleetFilter(
        @Nullable String client,
        @Nullable String office,
        @Nullable String status,
        @Nullable String type,
        @Nullable String reference,
        DateRange created) {}
