package io.movers.servers.queries;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonValue;
import org.bson.Document;

/**
 * Checks whether an index answers a query, by the rule of prefixes: first the fields that are compared for equality, then
 * the sort, then one field that is compared in another way. Fields that the index does not cover would have to be compared
 * document by document; this is allowed only for fields that the test names.
 */
public final class IndexRule {
    private static final Set<String> EQUALITY = Set.of("$eq", "$in");

    private final MongoDatabase database;
    private final Set<String> unindexed;

    /**
     * @param unindexed fields that may be compared document by document, because they exclude only few documents
     */
    public IndexRule(MongoDatabase database, String... unindexed) {
        this.database = database;
        this.unindexed = Set.of(unindexed);
    }

    /** Returns the queries that no index of their collection answers. */
    public List<RecordedQuery> unanswered(List<RecordedQuery> queries) {
        return queries.stream().filter(query -> !isAnswered(query)).toList();
    }

    private boolean isAnswered(RecordedQuery query) {
        List<BsonDocument> indexes = new ArrayList<>();
        database.getCollection(query.collection())
                .listIndexes(BsonDocument.class)
                .forEach(index -> indexes.add(index.getDocument("key")));
        return isAnswered(query, indexes, unindexed);
    }

    static boolean isAnswered(RecordedQuery query, List<BsonDocument> indexes, Set<String> unindexed) {
        return isCountOfAll(query)
                || alternatives(query.filter()).stream()
                        .allMatch(filter -> isAnswered(filter, query.sort(), query.limit(), indexes, unindexed));
    }

    /** Reads no document: only the index of the ids from end to end, or the size that is kept beside the collection. */
    private static boolean isCountOfAll(RecordedQuery query) {
        boolean byIds = query.command().equals("aggregate") && query.hint().equals("_id_");
        return query.filter().isEmpty() && (byIds || query.command().equals("count"));
    }

    private static boolean isAnswered(
            Map<String, Boolean> filter,
            BsonDocument sort,
            long limit,
            List<BsonDocument> indexes,
            Set<String> unindexed) {
        if (sort.isEmpty() && (Boolean.TRUE.equals(filter.get("_id")) || (filter.isEmpty() && limit > 0))) {
            return true;
        }
        return indexes.stream().anyMatch(index -> covers(index, filter, sort, unindexed));
    }

    private static boolean covers(
            BsonDocument index, Map<String, Boolean> filter, BsonDocument sort, Set<String> unindexed) {
        List<String> keys = List.copyOf(index.keySet());
        Set<String> covered = new HashSet<>();
        int next = equalityPrefix(keys, 0, filter, covered);
        int direction = 0;
        for (Map.Entry<String, BsonValue> wanted : sort.entrySet()) {
            String field = wanted.getKey();
            if (covered.contains(field)) {
                continue;
            }
            if (next == keys.size() || !keys.get(next).equals(field)) {
                return false;
            }
            int turned = wanted.getValue().asNumber().intValue()
                    * index.getNumber(field, new BsonInt32(1)).intValue();
            if (direction != 0 && direction != turned) {
                return false;
            }
            direction = turned;
            covered.add(field);
            next = equalityPrefix(keys, next + 1, filter, covered);
        }
        if (next < keys.size() && filter.containsKey(keys.get(next))) {
            covered.add(keys.get(next));
        }
        Set<String> rest = new HashSet<>(filter.keySet());
        rest.removeAll(covered);
        boolean used = !covered.isEmpty();
        return used && unindexed.containsAll(rest);
    }

    private static int equalityPrefix(List<String> keys, int from, Map<String, Boolean> filter, Set<String> covered) {
        int next = from;
        while (next < keys.size() && Boolean.TRUE.equals(filter.get(keys.get(next)))) {
            covered.add(keys.get(next));
            next++;
        }
        return next;
    }

    /**
     * The filter as alternatives without <code>$and</code> and <code>$or</code>; each maps its fields to whether they
     * are compared for equality.
     */
    private static List<Map<String, Boolean>> alternatives(BsonDocument filter) {
        List<Map<String, Boolean>> alternatives = List.of(new LinkedHashMap<>());
        for (Map.Entry<String, BsonValue> condition : filter.entrySet()) {
            alternatives = switch (condition.getKey()) {
                case "$and" -> {
                    List<Map<String, Boolean>> all = alternatives;
                    for (BsonValue part : condition.getValue().asArray()) {
                        all = combine(all, alternatives(part.asDocument()));
                    }
                    yield all;
                }
                case "$or" -> {
                    List<Map<String, Boolean>> either = new ArrayList<>();
                    condition.getValue().asArray().forEach(part -> either.addAll(alternatives(part.asDocument())));
                    yield combine(alternatives, either);
                }
                default -> combine(alternatives, List.of(Map.of(condition.getKey(), isEquality(condition.getValue()))));
            };
        }
        return alternatives;
    }

    private static List<Map<String, Boolean>> combine(
            List<Map<String, Boolean>> left, List<Map<String, Boolean>> right) {
        List<Map<String, Boolean>> combined = new ArrayList<>();
        for (Map<String, Boolean> one : left) {
            for (Map<String, Boolean> other : right) {
                Map<String, Boolean> both = new LinkedHashMap<>(one);
                other.forEach((field, equality) -> both.merge(field, equality, Boolean::logicalOr));
                combined.add(both);
            }
        }
        return combined;
    }

    private static boolean isEquality(BsonValue value) {
        return !value.isDocument()
                || value.asDocument().isEmpty()
                || !value.asDocument().getFirstKey().startsWith("$")
                || EQUALITY.containsAll(value.asDocument().keySet());
    }

    /** The keys of an index as text, for messages. */
    public List<String> indexes(String collection) {
        List<String> keys = new ArrayList<>();
        database.getCollection(collection)
                .listIndexes()
                .forEach(index -> keys.add(index.get("key", Document.class).toJson()));
        return keys;
    }
}
