package io.movers.auth.models;

/** The sums of an account's trips. */
public record IndicatorTotals(
        double energyFootprint, double environmentalFootprint, double economicFootprint, double calories, double km) {
    public static final IndicatorTotals NONE = new IndicatorTotals(0, 0, 0, 0, 0);
}
