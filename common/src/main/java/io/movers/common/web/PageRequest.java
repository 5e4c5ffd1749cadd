package io.movers.common.web;

import org.jspecify.annotations.Nullable;

/**
 * The rows of a list that were asked for with <code>page</code> and <code>perPage</code>; a controller argument.
 *
 * @param skip how many rows come before the first
 * @param limit how many rows at most
 */
public record PageRequest(long skip, int limit) {

    static final int DEFAULT_LIMIT = 50;
    static final int MAX_LIMIT = 1_000;
    static final int UNLIMITED = 10_000;

    /** Reads the two query parameters; whatever they contain there is an answer. */
    public static PageRequest of(@Nullable String page, @Nullable String perPage) {
        throw new UnsupportedOperationException();
    }

    /** What the answer echoes as <code>page</code>: the number of skipped rows. */
    public long page() {
        return skip;
    }

    /** What the answer echoes as <code>perPage</code>: the limit that applies. */
    public int perPage() {
        return limit;
    }
}
