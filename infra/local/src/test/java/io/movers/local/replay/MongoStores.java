package io.movers.local.replay;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.movers.servers.Services;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The databases of a running suite, one per service. */
final class MongoStores implements Stores, AutoCloseable {
    private static final Set<String> SEEDED = Set.of("auth.eps", "auth.transportmethods");
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /** Finds the field with the due date by its name, since the recordings do not contain it. */
    private static final Pattern DUE = Pattern.compile("(?i).*(check-?up|due).*");

    private final MongoClient client;
    private final String prefix;

    /** @param uri where the names of the databases begin with what stands in place of a name, if anything */
    MongoStores(String uri) {
        client = MongoClients.create(uri);
        prefix = Objects.requireNonNullElse(new ConnectionString(uri).getDatabase(), "");
    }

    @Override
    public List<JsonNode> find(String collection, JsonNode filter) {
        List<JsonNode> found = new ArrayList<>();
        Document query = filter.isObject() ? Document.parse(filter.toString()) : new Document();
        for (Document document : collection(collection).find(query)) {
            found.add(extended(document));
        }
        return found;
    }

    private MongoCollection<Document> collection(String name) {
        String[] parts = name.split("\\.", 2);
        return client.getDatabase(prefix + parts[0]).getCollection(parts[1]);
    }

    @Override
    public void makeDue(String resourceId) {
        if (!ObjectId.isValid(resourceId)) {
            return;
        }
        Document id = new Document("_id", new ObjectId(resourceId));
        MongoCollection<Document> resources = collection("resources.resources");
        Document resource = resources.find(id).first();
        if (resource == null) {
            return;
        }
        Date now = Date.from(Instant.now().minusSeconds(1));
        resource.forEach((name, value) -> {
            if (value instanceof Date && DUE.matcher(name).matches()) {
                resources.updateOne(id, new Document("$set", new Document(name, now)));
            }
        });
    }

    /** What a service that dies between what it does and its answer leaves: the key is claimed, and nobody is at work any more. */
    void forgetAnswers() {
        Document forgotten = new Document("$set", new Document("leaseUntil", new Date(0)))
                .append(
                        "$unset",
                        new Document("status", "").append("answer", "").append("contentType", ""));
        Services.NAMES.forEach(
                service -> collection(service + ".idempotencyKeys").updateMany(new Document(), forgotten));
    }

    @Override
    public void clear() {
        for (String service : Services.NAMES) {
            MongoDatabase database = client.getDatabase(prefix + service);
            for (String name : database.listCollectionNames()) {
                if (!name.startsWith("system.") && !SEEDED.contains(service + "." + name)) {
                    database.getCollection(name).deleteMany(new Document());
                }
            }
        }
    }

    static JsonNode extended(Object value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (value == null) {
            return nodes.nullNode();
        }
        if (value instanceof Map<?, ?> map) {
            ObjectNode object = nodes.objectNode();
            map.forEach((key, element) -> object.set(String.valueOf(key), extended(element)));
            return object;
        }
        if (value instanceof Iterable<?> list) {
            ArrayNode array = nodes.arrayNode();
            list.forEach(element -> array.add(extended(element)));
            return array;
        }
        if (value instanceof ObjectId id) {
            return nodes.objectNode().put("$oid", id.toHexString());
        }
        if (value instanceof Date date) {
            return nodes.objectNode().put("$date", MILLIS.format(date.toInstant()));
        }
        if (value instanceof Integer number) {
            return nodes.numberNode(number);
        }
        if (value instanceof Long number) {
            return nodes.numberNode(number);
        }
        if (value instanceof Double number) {
            return nodes.numberNode(number);
        }
        if (value instanceof Decimal128 number) {
            return nodes.objectNode().put("$numberDecimal", number.toString());
        }
        if (value instanceof Boolean flag) {
            return nodes.booleanNode(flag);
        }
        if (value instanceof String text) {
            return nodes.stringNode(text);
        }
        return nodes.objectNode().put("$" + value.getClass().getSimpleName(), value.toString());
    }

    @Override
    public void close() {
        client.close();
    }
}
