package io.movers.travels.models;

import io.movers.common.events.contract.Indicators;
import io.movers.common.events.contract.Point;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the traveller reports at the end of a trip.
 *
 * @param origin replaces the origin given at the start, unless null or empty
 * @param destination replaces the destination given at the start, unless null or empty
 * @param tracking the recorded points; empty if none were recorded
 */
public record TravelResult(
        @Nullable String origin,
        @Nullable String destination,
        @Nullable Point originPoint,
        @Nullable Point destinationPoint,
        @Nullable Indicators indicators,
        List<Map<String, Object>> tracking) {}
