package io.movers.testing;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.movers.servers.MongoServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.types.ObjectId;

/** The database of a Node service before it is taken over: documents as that service stored them, and mongoose's indexes. */
public final class NodeDatabase implements AutoCloseable {
    private static final Document BY_ID = new Document("_id", 1);

    private final MongoClient client;
    private final MongoDatabase database;
    private final Document filling;

    private NodeDatabase(MongoClient client, String name, Document filling) {
        this.client = client;
        this.database = client.getDatabase(name);
        this.filling = filling;
    }

    /**
     * Fills a database from {@code node-database.json} in the package of {@code test}. The file contains each collection's
     * documents, in MongoDB's extended JSON, and the keys of its indexes under {@code "collection.indexes"}.
     */
    public static NodeDatabase fill(MongoServer server, String name, Class<?> test) {
        NodeDatabase database = new NodeDatabase(MongoClients.create(server.uri()), name, read(test));
        database.refill();
        return database;
    }

    /** Restores the initial content, even under a running service. */
    public void refill() {
        for (String collection : database.listCollectionNames()) {
            database.getCollection(collection).deleteMany(new Document());
        }
        filling.forEach((collection, rows) -> fill(collection, (List<?>) rows));
    }

    private static Document read(Class<?> test) {
        try (InputStream content = Objects.requireNonNull(test.getResourceAsStream("node-database.json"))) {
            return Document.parse(new String(content.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fill(String collection, List<?> rows) {
        String indexed = collection.replace(".indexes", "");
        for (Object row : rows) {
            if (indexed.equals(collection)) {
                database.getCollection(collection).insertOne((Document) row);
            } else {
                database.getCollection(indexed).createIndex((Document) row);
            }
        }
    }

    /** The document with that id, as currently stored. */
    public Document get(String collection, String id) {
        return Objects.requireNonNull(
                database.getCollection(collection)
                        .find(new Document("_id", new ObjectId(id)))
                        .first(),
                id);
    }

    /** All documents that are currently stored, by collection. */
    public Map<String, List<Document>> content() {
        Map<String, List<Document>> content = new TreeMap<>();
        for (String collection : database.listCollectionNames()) {
            List<Document> rows =
                    database.getCollection(collection).find().sort(BY_ID).into(new ArrayList<>());
            if (!rows.isEmpty()) {
                content.put(collection, rows);
            }
        }
        return content;
    }

    @Override
    public void close() {
        client.close();
    }
}
