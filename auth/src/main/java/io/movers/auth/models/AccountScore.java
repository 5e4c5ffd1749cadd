package io.movers.auth.models;

/** The score of an account: what its entries add up to, and its opening balance. */
public record AccountScore(ScoreSums sums, ScoreTotals opening) {
    /** All points. */
    public ScoreTotals totals() {
        return sums.totals().plus(opening);
    }
}
