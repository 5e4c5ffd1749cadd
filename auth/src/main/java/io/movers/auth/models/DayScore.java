package io.movers.auth.models;

/**
 * How much of a day's limits an account has used up.
 *
 * @param day an ISO date
 * @param rentals how many rentals have earned points
 * @param trips how many trips have
 * @param tripPoints what those trips have earned
 */
public record DayScore(String day, int rentals, int trips, double tripPoints) {
    DayScore plus(ScoreEntry entry) {
        return entry.isRental()
                ? new DayScore(day, rentals + 1, trips, tripPoints)
                : new DayScore(day, rentals, trips + 1, Totals.rounded(tripPoints + entry.getPoints()));
    }
}
