package io.movers.chaos.verdict;

/**
 * An event that the broker holds.
 *
 * @param family the part of the subject before the verb: {@code user}
 * @param aggregate the id of the aggregate that it is about
 */
public record Published(String family, String aggregate, long version) {}
