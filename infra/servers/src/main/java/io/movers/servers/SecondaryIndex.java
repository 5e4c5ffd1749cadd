package io.movers.servers;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.EmptyIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import io.movers.servers.IndexScan.Range;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * An index that is not unique. It finds a superset of what a query wants, in the order of its keys; the collection compares each document
 * with the query.
 *
 * <p>An entry's key is the fields' values as {@link SortableBytes}, then the document's id. Documents with an array in one of the fields, or
 * a value of a rare type, are in a part of their own, which every scan includes.
 */
final class SecondaryIndex extends EmptyIndex<Object> {
    private static final String ID = "_id";
    private static final byte[] UNORDERED = {(byte) 0xFF};
    private static final int ID_BYTES = 12;
    private static final int MOST_RANGES = 2_000;

    /** As many as MongoDB merges ({@code internalQueryMaxScansToExplode}); what more ranges find is sorted. */
    private static final int MOST_MERGED = 200;

    /** Instead of an id that is the last {@value #ID_BYTES} bytes of the key. */
    private static final Boolean AT_THE_END = Boolean.TRUE;

    private final MVMap<byte[], Object> entries;
    private final boolean leavesOutAbsent;

    SecondaryIndex(MVStore store, String map, String name, List<IndexKey> keys, boolean leavesOutAbsent) {
        super(name, keys);
        this.entries = store.openMap(map, new MVMap.Builder<byte[], Object>().keyType(BytesType.INSTANCE));
        this.leavesOutAbsent = leavesOutAbsent;
    }

    @Override
    public void add(Document document, Object position, MongoCollection<Object> collection) {
        byte[] prefix = prefix(document);
        if (prefix != null) {
            add(prefix, position);
        }
    }

    @Override
    public @Nullable Object remove(Document document) {
        byte[] prefix = prefix(document);
        if (prefix != null) {
            remove(prefix, Objects.requireNonNull(document.get(ID), "a stored document has an id"));
        }
        return null; // another index knows the position
    }

    @Override
    public void updateInPlace(Document before, Document after, Object position, MongoCollection<Object> collection) {
        byte[] former = prefix(before);
        byte[] current = prefix(after);
        if (Arrays.equals(former, current)) {
            return;
        }
        if (current != null) {
            add(current, position);
        }
        if (former != null) {
            remove(former, position);
        }
    }

    @Override
    public long getCount() {
        return entries.sizeAsLong();
    }

    private void add(byte[] prefix, Object id) {
        entries.put(key(prefix, id), id instanceof ObjectId ? AT_THE_END : id);
    }

    private void remove(byte[] prefix, Object id) {
        entries.remove(key(prefix, id));
    }

    private static byte[] key(byte[] prefix, Object id) {
        return SortableBytes.joined(prefix, SortableBytes.ofId(id));
    }

    /** The fields' part of a document's key; null if the document is not in the index. */
    private byte @Nullable [] prefix(Document document) {
        byte[] prefix = SortableBytes.NONE;
        boolean anyPresent = false;
        for (IndexKey key : getKeys()) {
            Object value = Utils.getSubdocumentValueCollectionAware(document, key.getKey());
            byte[] bytes = SortableBytes.of(value);
            if (!SortableBytes.isOrdered(bytes) && !SortableBytes.isNull(bytes)) {
                return UNORDERED;
            }
            anyPresent |= !(value instanceof Missing);
            prefix = extended(prefix, key, bytes);
        }
        return anyPresent || !leavesOutAbsent ? prefix : null;
    }

    private static byte[] extended(byte[] prefix, IndexKey key, byte[] value) {
        return SortableBytes.joined(prefix, key.isAscending() ? value : SortableBytes.inverted(value));
    }

    /**
     * Plans how to answer a query.
     *
     * @param orderBy fields with 1 or -1; empty if the order does not matter
     * @param limited whether only the first documents are wanted, which makes an index with the right order worthwhile
     * @return null if the index is of no use
     */
    @Nullable IndexScan plan(Map<String, FieldCondition> conditions, Map<String, Integer> orderBy, boolean limited) {
        List<byte[]> prefixes = new ArrayList<>(List.of(SortableBytes.NONE));
        boolean present = false;
        int known = 0;
        for (; known < getKeys().size(); known++) {
            IndexKey key = getKeys().get(known);
            FieldCondition condition = conditions.get(key.getKey());
            List<byte[]> points = condition == null ? null : condition.points();
            if (condition == null || points == null || prefixes.size() * points.size() > MOST_RANGES) {
                break;
            }
            present |= condition.present();
            prefixes = prefixes.stream()
                    .flatMap(prefix -> points.stream().map(point -> extended(prefix, key, point)))
                    .toList();
        }
        FieldCondition next =
                known < getKeys().size() ? conditions.get(getKeys().get(known).getKey()) : null;
        present |= next != null && next.present();
        if (leavesOutAbsent && !present) {
            return null;
        }
        FieldCondition bounds = next != null && next.isRange() ? next : null;
        Boolean reverse = isMergeable(prefixes.size(), known, orderBy) ? reverse(orderBy, known) : null;
        boolean ordered = reverse != null && !hasUnordered();
        boolean narrows = known > 0 || bounds != null || (leavesOutAbsent && next != null);
        if (!narrows && !(ordered && limited)) {
            return null;
        }
        List<Range> ranges = new ArrayList<>();
        for (byte[] prefix : prefixes) {
            ranges.add(
                    bounds == null ? Range.of(prefix) : range(prefix, getKeys().get(known), bounds));
        }
        return new IndexScan(this, ranges, 2 * known + (bounds == null ? 0 : 1), ordered, Boolean.TRUE.equals(reverse));
    }

    /**
     * How many documents meet the conditions; null if only the documents tell.
     *
     * @param conditions all that is demanded
     */
    @Nullable Long count(Map<String, FieldCondition> conditions) {
        IndexScan scan = plan(conditions, Map.of(), false);
        int all = conditions.values().stream()
                .mapToInt(condition -> condition.isRange() ? 1 : 2)
                .sum();
        if (scan == null || scan.selectivity() != all || hasUnordered()) {
            return null;
        }
        return scan.ranges().stream()
                .mapToLong(range -> place(range.to()) - place(range.from()))
                .sum();
    }

    /** How many entries come before a key. */
    private long place(byte @Nullable [] key) {
        if (key == null) {
            return entries.sizeAsLong();
        }
        long place = entries.getKeyIndex(key);
        return place < 0 ? -place - 1 : place;
    }

    private static Range range(byte[] prefix, IndexKey key, FieldCondition condition) {
        byte[] lower = condition.lower();
        byte[] upper = condition.upper();
        byte[] lowest = lower != null ? lower : upper != null ? SortableBytes.typeOf(upper) : SortableBytes.NONE;
        byte[] highest = upper != null ? upper : lower != null ? SortableBytes.typeOf(lower) : SortableBytes.NONE;
        byte[] first = extended(prefix, key, key.isAscending() ? lowest : highest);
        byte[] last = extended(prefix, key, key.isAscending() ? highest : lowest);
        return new Range(first, SortableBytes.after(last), prefix.length);
    }

    /** Whether the order is that of the entries' ends, once the first fields are known to have one of some values. */
    private boolean isMergeable(int ranges, int known, Map<String, Integer> orderBy) {
        return ranges == 1
                || (ranges <= MOST_MERGED
                        && getKeys().subList(0, known).stream().noneMatch(key -> orderBy.containsKey(key.getKey())));
    }

    /**
     * Whether the index must be read from its end to have the order; null if it does not have it.
     *
     * @param known how many of the first fields have one value only
     */
    private @Nullable Boolean reverse(Map<String, Integer> orderBy, int known) {
        Map<String, Integer> wanted = new LinkedHashMap<>(orderBy);
        getKeys().subList(0, known).forEach(key -> wanted.remove(key.getKey()));
        List<IndexKey> rest = getKeys().subList(known, getKeys().size());
        if (orderBy.isEmpty() || wanted.size() != rest.size()) {
            return null;
        }
        Boolean reverse = null;
        Iterator<Map.Entry<String, Integer>> fields = wanted.entrySet().iterator();
        for (IndexKey key : rest) {
            Map.Entry<String, Integer> field = fields.next();
            boolean against = key.isAscending() != (field.getValue() > 0);
            if (!key.getKey().equals(field.getKey()) || (reverse != null && reverse != against)) {
                return null;
            }
            reverse = against;
        }
        return Boolean.TRUE.equals(reverse);
    }

    private boolean hasUnordered() {
        byte[] last = entries.lastKey();
        return last != null && last[0] == UNORDERED[0];
    }

    /**
     * The ids of the documents in a scan, in the order of the index. Reads no further than the stream is read, which {@link Stream#flatMap} and
     * {@link Stream#concat} would.
     */
    Stream<Object> positions(IndexScan scan) {
        var found = new IndexReader(entries, scan, Range.of(UNORDERED));
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(found, Spliterator.ORDERED | Spliterator.NONNULL), false)
                .map(SecondaryIndex::id);
    }

    private static Object id(IndexReader.Entry entry) {
        byte[] key = entry.key();
        return AT_THE_END.equals(entry.value())
                ? new ObjectId(Arrays.copyOfRange(key, key.length - ID_BYTES, key.length))
                : entry.value();
    }
}
