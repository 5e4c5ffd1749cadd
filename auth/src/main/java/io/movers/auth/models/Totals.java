package io.movers.auth.models;

import org.bson.Document;

/** Sums of decimal numbers. */
public final class Totals {
    private static final double PRECISION = 1e6;

    private Totals() {}

    /** Rounds a sum, so that the same numbers give the same sum in whatever order they are added. */
    public static double rounded(double sum) {
        return Math.rint(sum * PRECISION) / PRECISION;
    }

    /** Reads a sum from the result of an aggregation. */
    static double of(Document result, String field) {
        return result.get(field) instanceof Number number ? rounded(number.doubleValue()) : 0;
    }
}
