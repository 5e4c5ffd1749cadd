package io.movers.auth.models;

/** The indicators of an account's trips, summed. */
public record IndicatorTotals(
        double energyFootprint, double environmentalFootprint, double economicFootprint, double calories, double km) {
    public static final IndicatorTotals NONE = new IndicatorTotals(0, 0, 0, 0, 0);
}
