package io.movers.common.events.contract;

import org.jspecify.annotations.Nullable;

/**
 * The measures of a trip or a rental as reported by the apps: footprint savings, calories burned, distance. The footprints are
 * passed on unchanged; the suite does not know their units.
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
