package io.movers.travels.models;

import io.movers.common.events.contract.Indicators;
import io.movers.common.events.contract.Point;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known when a trip ends. */
public record Outcome(
        @Nullable String origin,
        @Nullable String destination,
        @Nullable Point originPoint,
        @Nullable Point destinationPoint,
        @Nullable Indicators indicators,
        List<Map<String, Object>> tracking) {}
