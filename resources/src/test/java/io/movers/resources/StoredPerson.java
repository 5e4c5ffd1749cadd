package io.movers.resources;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** What the service stores about a person, and the events that {@code auth} sends about their account. */
final class StoredPerson {
    private static final List<String> TRACES =
            List.of("Ana", "Ruiz", "ana@acme.test", "Casa", "Oficina", "4.6", "Muy bien", "Gracias");

    private static final List<String> COLLECTIONS =
            List.of("users", "travels", "reservations", "parkedEvents", "idempotencyKeys");

    final String id = new ObjectId().toHexString();
    private final MongoDatabase database;

    StoredPerson(MongoDatabase database) {
        this.database = database;
    }

    /** Stores all of it, over what is there, as a restored backup would. */
    void store() {
        COLLECTIONS.forEach(name -> all(name).deleteMany(mine(name)));
        all("users")
                .insertOne(new Document("_id", new ObjectId(id))
                        .append("version", 3)
                        .append("fullVersion", 3)
                        .append("email", "ana@acme.test")
                        .append("firstName", "Ana")
                        .append("lastName", "Ruiz")
                        .append("role", "user"));
        all("travels")
                .insertOne(new Document("userId", id)
                        .append("version", 1)
                        .append("status", "completed")
                        .append("resourceRef", "R-1")
                        .append("reservationId", "res-1")
                        .append("origin", "Casa")
                        .append("destination", "Oficina")
                        .append("originPoint", new Document("latitude", 4.6))
                        .append("tracking", List.of(new Document("latitude", 4.6)))
                        .append("indicators", new Document("km", 12.0))
                        .append("createdAt", new Date()));
        all("reservations")
                .insertOne(new Document("userId", id)
                        .append("status", "finished")
                        .append("publishedStatus", "finished")
                        .append("resourceRef", "R-1")
                        .append("rating", 5)
                        .append("comments", "Muy bien")
                        .append("reply", "Gracias")
                        .append("createdAt", new Date()));
        all("parkedEvents")
                .insertOne(new Document("_id", "event-" + id)
                        .append("subject", "travel:created")
                        .append("aggregateId", new ObjectId().toHexString())
                        .append("userId", id)
                        .append("data", "{\"origin\":\"Casa\"}"));
        all("idempotencyKeys")
                .insertOne(new Document("_id", "key-" + id)
                        .append("caller", id)
                        .append("answer", new Binary(new byte[] {1}))
                        .append("expiresAt", Date.from(Instant.now().plusSeconds(3600))));
    }

    /** The account's state as {@code user:updated} carries it in full. */
    Map<String, Object> account(long version) {
        Map<String, Object> state = state(version, "ana@acme.test", null);
        state.putAll(Map.of("firstName", "Ana", "lastName", "Ruiz", "phone", "3001234567"));
        return state;
    }

    /** The same after its erasure. */
    Map<String, Object> erasedAccount(long version) {
        return state(version, "erased-" + id + "@erased.invalid", Instant.now().toString());
    }

    private Map<String, Object> state(long version, String email, @Nullable String erasedAt) {
        Map<String, Object> state = new HashMap<>();
        state.put("id", id);
        state.put("version", version);
        state.put("email", email);
        state.put("role", "user");
        state.put("deletedAt", erasedAt);
        state.put("sessionsEndedAt", erasedAt);
        state.put("erasedAt", erasedAt);
        return state;
    }

    int version() {
        Document copy = all("users").find(mine("users")).first();
        return copy == null ? -1 : ((Number) copy.get("version")).intValue();
    }

    /** Nothing personal is left, and the numbers are as they were. */
    void assertErased() {
        List<Document> left = new ArrayList<>();
        COLLECTIONS.forEach(name -> all(name).find(mine(name)).into(left));
        assertThat(left.toString()).doesNotContain(TRACES);
        assertThat(all("users").find(mine("users")).first()).containsKey("erasedAt");
        assertThat(all("parkedEvents").countDocuments(mine("parkedEvents"))).isZero();
        assertThat(all("idempotencyKeys").countDocuments(mine("idempotencyKeys")))
                .isZero();
        assertThat(all("travels").find(mine("travels")).first())
                .containsEntry("indicators", new Document("km", 12.0))
                .containsEntry("tracking", Collections.emptyList());
        assertThat(all("reservations").find(mine("reservations")).first())
                .containsEntry("rating", 5)
                .containsEntry("comments", "");
    }

    private Document mine(String collection) {
        return switch (collection) {
            case "users" -> new Document("_id", new ObjectId(id));
            case "idempotencyKeys" -> new Document("caller", id);
            default -> new Document("userId", id);
        };
    }

    private MongoCollection<Document> all(String collection) {
        return database.getCollection(collection);
    }
}
