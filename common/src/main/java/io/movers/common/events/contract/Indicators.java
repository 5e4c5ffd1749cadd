package io.movers.common.events.contract;

import org.jspecify.annotations.Nullable;

/**
 * What a trip or a rental saved and burned, as the client applications measure it.
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
