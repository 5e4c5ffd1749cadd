package io.movers.auth.models;

import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Scores that were counted before this service kept a ledger. The bean exists only if the service may have taken over a database.
 */
public interface EarlierScores {
    /** Stores the part of the account's score that its entries do not explain. Call it before an entry of the account is stored. */
    void open(String userId);

    /** Returns how many rentals of that day were counted earlier. */
    int rentals(String userId, LocalDate day, ZoneId zone);

    /** Returns whether the kilometres of a trip were counted earlier. */
    boolean includes(ScoreEntry trip);
}
