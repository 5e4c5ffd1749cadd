package io.movers.auth.models;

/** The sums of an account's trips. */
public record IndicatorSums(
        double energyFootprint, double environmentalFootprint, double economicFootprint, double calories, double km) {
    public static final IndicatorSums NONE = new IndicatorSums(0, 0, 0, 0, 0);
}
