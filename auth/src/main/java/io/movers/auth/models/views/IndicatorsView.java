package io.movers.auth.models.views;

import io.movers.auth.models.IndicatorTotals;

/** The indicators of a user's trips, summed. */
public record IndicatorsView(IndicatorTotals indicators) {}
