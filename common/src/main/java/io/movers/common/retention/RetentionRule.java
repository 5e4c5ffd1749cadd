package io.movers.common.retention;

import java.time.Instant;

/**
 * What a service removes after some time.
 *
 * @param what names it in the log
 * @param keepDays for how many days it is kept; 0 means for ever
 * @param step removes some of it
 */
public record RetentionRule(String what, int keepDays, Step step) {

    /** Removes a little at a time, by an index. */
    @FunctionalInterface
    public interface Step {
        /**
         * Removes what is older.
         *
         * @param most how many documents to change at most
         * @return how many were changed; fewer than {@code most} means that nothing is left
         */
        long removeBefore(Instant end, int most);
    }
}
