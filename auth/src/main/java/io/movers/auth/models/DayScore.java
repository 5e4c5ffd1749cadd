package io.movers.auth.models;

/**
 * The entries of an account that have a slot of a day.
 *
 * @param day an ISO date
 * @param rentals how many are of rentals
 * @param trips how many are of trips, those without points included
 * @param tripPoints what the trips have earned
 */
public record DayScore(String day, int rentals, int trips, double tripPoints) {
    DayScore plus(ScoreEntry entry) {
        return entry.isRental()
                ? new DayScore(day, rentals + 1, trips, tripPoints)
                : new DayScore(day, rentals, trips + 1, Totals.rounded(tripPoints + entry.getPoints()));
    }
}
