package io.movers.auth.models.views;

import io.movers.auth.models.IndicatorSums;

/** What somebody's trips add up to. */
public record IndicatorsView(IndicatorSums indicators) {}
