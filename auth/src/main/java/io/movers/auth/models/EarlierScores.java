package io.movers.auth.models;

import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Scores that were counted before this service kept a ledger. There is one in a service that may have taken over a database, and
 * none otherwise.
 */
public interface EarlierScores {
    /** Stores what the account has beyond its entries. Call it before an entry of the account is stored. */
    void open(String userId);

    /** Returns how many rentals of that day were counted earlier. */
    int rentals(String userId, LocalDate day, ZoneId zone);

    /** Returns whether the kilometres of a trip were counted earlier. */
    boolean includes(ScoreEntry trip);
}
