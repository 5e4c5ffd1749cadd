package io.movers.auth.models;

/** What came of entering a rental or a trip in the ledger. */
public sealed interface EntryResult {
    /**
     * A new entry.
     *
     * @param day its account's entries of that day, this one included
     */
    record Entered(ScoreEntry entry, DayScore day) implements EntryResult {}

    /** It had been entered, perhaps just now by another delivery of its event. */
    record EnteredBefore() implements EntryResult {}

    /** It earns nothing. */
    record NotEntered() implements EntryResult {}
}
