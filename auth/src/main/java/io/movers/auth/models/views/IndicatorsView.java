package io.movers.auth.models.views;

import io.movers.auth.models.IndicatorTotals;

/** What somebody's trips add up to. */
public record IndicatorsView(IndicatorTotals indicators) {}
