package io.movers.common.web;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The page of a list given by the query parameters <code>page</code> and <code>perPage</code>; a controller argument.
 *
 * @param skip how many rows come before the first
 * @param limit the largest number of rows
 */
public record PageRequest(long skip, int limit) {

    static final int DEFAULT_LIMIT = 50;
    static final int MAX_LIMIT = 1_000;
    static final int UNLIMITED = 10_000;

    private static final Pattern WHOLE = Pattern.compile("[0-9]+");
    private static final int SAFE_DIGITS = 9;

    /** Reads the two query parameters. Invalid values never fail; they count as absent or are limited. */
    public static PageRequest of(@Nullable String page, @Nullable String perPage) {
        int limit = limit(perPage);
        long number = Math.max(1, positive(page, 1));
        return new PageRequest(Math.min((number - 1) * limit, Integer.MAX_VALUE), limit);
    }

    /** Returns the page of the same number with at most that many rows to a page. */
    public PageRequest atMost(int rows) {
        return limit <= rows ? this : new PageRequest(skip / limit * rows, rows);
    }

    private static int limit(@Nullable String perPage) {
        if (perPage == null || perPage.isBlank()) {
            return DEFAULT_LIMIT;
        }
        // MongoDB, to which the Node services passed the number, takes a negative limit as its absolute value.
        String text = perPage.strip();
        long rows = positive(text.startsWith("-") ? text.substring(1) : text, 0);
        return rows == 0 ? UNLIMITED : (int) Math.min(rows, MAX_LIMIT);
    }

    private static long positive(@Nullable String text, long otherwise) {
        if (text == null || !WHOLE.matcher(text.strip()).matches()) {
            return otherwise;
        }
        String digits = text.strip();
        return digits.length() > SAFE_DIGITS ? 1_000_000_000L : Long.parseLong(digits);
    }

    /** The number of skipped rows, which answers contain as <code>page</code>. */
    public long page() {
        return skip;
    }

    /** The limit, which answers contain as <code>perPage</code>. */
    public int perPage() {
        return limit;
    }
}
