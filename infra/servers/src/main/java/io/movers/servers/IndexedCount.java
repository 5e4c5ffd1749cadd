package io.movers.servers;

import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A command that only counts, as the driver's {@code countDocuments} sends it. An index tells the answer without a look at the documents if
 * all that is demanded are values of its first fields and a range of the next.
 */
record IndexedCount(String database, String collection, Map<String, FieldCondition> conditions, Number group) {
    private static final Document ONE_EACH = new Document("$sum", 1);

    /** Returns null if the command does more than count, or what it demands needs a look at the documents. */
    static @Nullable IndexedCount of(Document command) {
        if (!(command.get("pipeline") instanceof List<?> pipeline)
                || pipeline.size() != 2
                || command.containsKey("collation")
                || !(pipeline.get(0) instanceof Document match && match.get("$match") instanceof Document query)
                || !(pipeline.get(1) instanceof Document stage && stage.get("$group") instanceof Document group)) {
            return null;
        }
        Map<String, FieldCondition> conditions = FieldCondition.exactly(query);
        boolean counts = group.size() == 2 && ONE_EACH.equals(group.get("n"));
        return counts && conditions != null && group.get("_id") instanceof Number id
                ? new IndexedCount(
                        String.valueOf(command.get("$db")), String.valueOf(command.get("aggregate")), conditions, id)
                : null;
    }

    /** The answer to the command; null if no index has it. */
    @Nullable Document answer(List<? extends Index<Object>> indexes) {
        return indexes.stream()
                .filter(SecondaryIndex.class::isInstance)
                .map(index -> ((SecondaryIndex) index).count(conditions))
                .filter(Objects::nonNull)
                .findFirst()
                .map(this::answer)
                .orElse(null);
    }

    private Document answer(long count) {
        List<Document> rows =
                count == 0 ? List.of() : List.of(new Document("_id", group).append("n", Math.toIntExact(count)));
        return new Document(
                        "cursor",
                        new Document("id", 0L)
                                .append("ns", database + "." + collection)
                                .append("firstBatch", rows))
                .append("ok", 1.0);
    }
}
