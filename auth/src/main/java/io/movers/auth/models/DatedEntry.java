package io.movers.auth.models;

/**
 * A new entry of the ledger.
 *
 * @param day what its account has earned on the entry's day, the entry included
 */
public record DatedEntry(ScoreEntry entry, DayScore day) {}
