package io.movers.servers;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an index in which everything is that a query can find, and perhaps more.
 *
 * @param index the index
 * @param ranges the parts
 * @param selectivity how much of the query the index can use: two for each field with known values, one for a range
 * @param ordered whether the index has the order that the query wants
 * @param reverse whether it has that order from its end to its beginning
 */
record IndexScan(SecondaryIndex index, List<Range> ranges, int selectivity, boolean ordered, boolean reverse) {
    /**
     * From the first key on, up to and without the last; null means without a bound.
     *
     * @param common how many bytes at the beginning of all its keys stand for known values
     */
    record Range(byte @Nullable [] from, byte @Nullable [] to, int common) {
        static Range of(byte[] prefix) {
            return new Range(prefix, SortableBytes.after(prefix), prefix.length);
        }
    }

    boolean isBetterThan(@Nullable IndexScan other) {
        return other == null
                || selectivity > other.selectivity
                || (selectivity == other.selectivity && ordered && !other.ordered);
    }
}
