package io.movers.servers;

import io.movers.servers.IndexScan.Range;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.stream.Stream;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;

/**
 * Reads the entries of an index, and no further than it is asked. In an ordered scan it merges the ranges by what follows the values that all
 * entries of a range have, else it reads one range after the other.
 */
final class IndexReader implements Iterator<IndexReader.Entry> {
    /** An entry with its key. */
    record Entry(byte[] key, Object value) {}

    private final MVMap<byte[], Object> entries;
    private final PriorityQueue<Part> open;
    private final Iterator<Range> waiting;

    /**
     * Opens a scan.
     *
     * @param rest what is read last, in any order
     */
    IndexReader(MVMap<byte[], Object> entries, IndexScan scan, Range rest) {
        this.entries = entries;
        this.open = new PriorityQueue<>(scan.reverse() ? Part.ORDER.reversed() : Part.ORDER);
        if (scan.ordered()) {
            scan.ranges().forEach(range -> open(range, scan.reverse()));
        }
        Stream<Range> later = scan.ordered() ? Stream.empty() : scan.ranges().stream();
        this.waiting = Stream.concat(later, Stream.of(rest)).iterator();
    }

    private void open(Range range, boolean reverse) {
        put(new Part(
                reverse
                        ? entries.cursor(range.to(), range.from(), true)
                        : entries.cursor(range.from(), range.to(), false),
                range.common()));
    }

    private void put(Part part) {
        if (part.advance()) {
            open.add(part);
        }
    }

    @Override
    public boolean hasNext() {
        while (open.isEmpty() && waiting.hasNext()) {
            open(waiting.next(), false);
        }
        return !open.isEmpty();
    }

    @Override
    public Entry next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Part first = open.remove();
        var entry = new Entry(first.key, first.cursor.getValue());
        put(first);
        return entry;
    }

    /** A range that is being read, at its next entry. */
    private static final class Part {
        static final Comparator<Part> ORDER = (one, other) ->
                Arrays.compareUnsigned(one.key, one.common, one.key.length, other.key, other.common, other.key.length);

        private final Cursor<byte[], Object> cursor;
        private final int common;
        private byte[] key = SortableBytes.NONE;

        Part(Cursor<byte[], Object> cursor, int common) {
            this.cursor = cursor;
            this.common = common;
        }

        boolean advance() {
            boolean more = cursor.hasNext();
            if (more) {
                key = cursor.next();
            }
            return more;
        }
    }
}
