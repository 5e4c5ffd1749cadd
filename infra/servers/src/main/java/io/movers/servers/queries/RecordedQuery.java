package io.movers.servers.queries;

import java.util.List;
import java.util.Map;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/**
 * One query to the database.
 *
 * @param command the command's name: <code>find</code>, <code>aggregate</code>, <code>update</code> …
 * @param collection the queried collection
 * @param filter the filter
 * @param sort the sort order
 * @param hint the name of the index that it asks for; "" if it names none
 * @param limit the largest number of documents; 0 if unlimited
 * @param thread name of the thread that made the query
 */
public record RecordedQuery(
        String command,
        String collection,
        BsonDocument filter,
        BsonDocument sort,
        String hint,
        long limit,
        String thread) {

    private static final Map<String, String> FILTERS =
            Map.of("find", "filter", "count", "query", "distinct", "query", "findAndModify", "query");

    /** The queries that a command contains, if any. */
    static List<RecordedQuery> of(String command, BsonDocument body, String thread) {
        return switch (command) {
            case "find", "count", "distinct", "findAndModify" ->
                List.of(query(command, body, document(body, FILTERS.getOrDefault(command, "")), thread));
            case "aggregate" -> List.of(aggregation(body, thread));
            case "update" -> each(command, body, array(body, "updates"), thread);
            case "delete" -> each(command, body, array(body, "deletes"), thread);
            default -> List.of();
        };
    }

    private static RecordedQuery query(String command, BsonDocument body, BsonDocument filter, String thread) {
        return new RecordedQuery(
                command,
                collection(command, body),
                filter,
                document(body, "sort"),
                text(body, "hint"),
                number(body, "limit"),
                thread);
    }

    /** Reads the stages before the first one that transforms the documents. */
    private static RecordedQuery aggregation(BsonDocument body, String thread) {
        BsonDocument filter = new BsonDocument();
        BsonDocument sort = new BsonDocument();
        long limit = 0;
        for (BsonValue stage : array(body, "pipeline")) {
            String name = stage.asDocument().getFirstKey();
            if (name.equals("$match") && sort.isEmpty()) {
                filter.putAll(document(stage.asDocument(), name));
            } else if (name.equals("$sort")) {
                sort = document(stage.asDocument(), name);
            } else if (name.equals("$limit")) {
                limit = number(stage.asDocument(), name);
            } else if (!name.equals("$skip")) {
                break;
            }
        }
        return new RecordedQuery(
                "aggregate", collection("aggregate", body), filter, sort, text(body, "hint"), limit, thread);
    }

    private static List<RecordedQuery> each(String command, BsonDocument body, BsonArray statements, String thread) {
        return statements.stream()
                .map(BsonValue::asDocument)
                .map(statement -> new RecordedQuery(
                        command,
                        collection(command, body),
                        document(statement, "q"),
                        new BsonDocument(),
                        "",
                        0,
                        thread))
                .toList();
    }

    private static String collection(String command, BsonDocument body) {
        return text(body, command);
    }

    private static String text(BsonDocument body, String field) {
        @Nullable BsonValue value = body.get(field);
        return value != null && value.isString() ? value.asString().getValue() : "";
    }

    private static BsonDocument document(BsonDocument body, String field) {
        @Nullable BsonValue value = body.get(field);
        return value != null && value.isDocument() ? value.asDocument() : new BsonDocument();
    }

    private static BsonArray array(BsonDocument body, String field) {
        @Nullable BsonValue value = body.get(field);
        return value != null && value.isArray() ? value.asArray() : new BsonArray();
    }

    private static long number(BsonDocument body, String field) {
        @Nullable BsonValue value = body.get(field);
        return value != null && value.isNumber() ? value.asNumber().longValue() : 0;
    }

    @Override
    public String toString() {
        return "%s %s %s sort %s limit %d".formatted(command, collection, filter.toJson(), sort.toJson(), limit);
    }
}
