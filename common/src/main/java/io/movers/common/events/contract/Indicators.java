package io.movers.common.events.contract;

import org.jspecify.annotations.Nullable;

/**
 * What a trip or a rental saved, and the calories that it burned, as measured by the client applications.
 *
 * @param km kilometres
 * @param calories kilocalories
 */
public record Indicators(
        @Nullable Double energyFootprint,
        @Nullable Double environmentalFootprint,
        @Nullable Double economicFootprint,
        @Nullable Double calories,
        @Nullable Double km) {}
