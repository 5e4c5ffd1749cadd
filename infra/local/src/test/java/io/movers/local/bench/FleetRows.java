package io.movers.local.bench;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import io.movers.local.Service;
import io.movers.local.Suite;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import org.bson.Document;
import org.bson.types.ObjectId;

/**
 * Rows as the services store them, written straight into their databases. A fleet can grow: each row depends only on its number. Each history has
 * ten rows of each resource.
 */
final class FleetRows {
    private static final int BATCH = 5_000;
    private static final int COMPANIES = 1_000;
    private static final int ROWS_OF_A_RESOURCE = 10;
    private static final int CALLERS_TRIPS = 1_000;
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

    private final Suite suite;
    private final MongoClient mongo;
    private final String caller;

    /** @param caller the account whose trips are listed */
    FleetRows(Suite suite, MongoClient mongo, String caller) {
        this.suite = suite;
        this.mongo = mongo;
        this.caller = caller;
    }

    void addResources(int from, int to) {
        insert(
                Service.RESOURCES,
                "resources",
                from,
                to,
                i -> new Document("type", "Bicicleta")
                        .append("reference", "R-" + i)
                        .append("qrCode", "data:image/png;base64,")
                        .append("lockerPassword", 1234)
                        .append("client", company(i))
                        .append("office", "Sede")
                        .append("loanTime", 60)
                        .append("status", i % 20 == 0 ? "pending_checkup" : "available")
                        .append("kmSinceMaintenance", 0)
                        .append("createdAt", at(i))
                        .append("deletedAt", null)
                        .append("version", 0));
    }

    /** Adds the rows with these numbers to each history, to the accounts and to the ranking. */
    void addHistory(int from, int to) {
        insert(
                Service.RESOURCES,
                "reservations",
                from,
                to,
                i -> new Document("resourceRef", resource(i))
                        .append("userId", "5fa000000000000000000002")
                        .append("client", company(i))
                        .append("status", "finished")
                        .append("createdAt", at(i))
                        .append("__v", 0));
        insert(
                Service.RESOURCES,
                "checkups",
                from,
                to,
                i -> new Document("resourceRef", resource(i))
                        .append("client", company(i))
                        .append("status", "completed")
                        .append("createdAt", at(i))
                        .append("components", List.of())
                        .append("version", 0));
        insert(
                Service.TRAVELS,
                "travels",
                from,
                to,
                i -> new Document("resourceRef", resource(i))
                        .append(
                                "userId",
                                i < CALLERS_TRIPS ? caller : account(i).toHexString())
                        .append("reservationId", "5fa000000000000000000003")
                        .append("origin", "Casa")
                        .append("destination", "Oficina")
                        .append("status", "completed")
                        .append("tracking", List.of())
                        .append("createdAt", at(i))
                        .append("version", 0));
        addAccounts(from, to);
        insert(
                Service.AUTH,
                "userrankings",
                from,
                to,
                i -> new Document("userId", account(i).toHexString())
                        .append("resourceType", "Bicicleta")
                        .append("points", i % 1_000)
                        .append("asOf", 0L)
                        .append("createdAt", at(i))
                        .append("__v", 0));
    }

    void addAccounts(int from, int to) {
        insert(
                Service.AUTH,
                "users",
                from,
                to,
                i -> new Document("_id", account(i))
                        .append("email", "person" + i + "@company.example")
                        .append("emailKey", "person" + i + "@company.example")
                        .append("password", "")
                        .append("client", company(i))
                        .append("office", "Sede")
                        .append("status", "active")
                        .append("role", "user")
                        .append("points", i % 1_000)
                        .append("deletedAt", null)
                        .append("weight", 70.0)
                        .append("version", 0));
    }

    private void insert(Service service, String name, int from, int to, IntFunction<Document> row) {
        MongoCollection<Document> collection =
                mongo.getDatabase(database(service)).getCollection(name);
        for (int start = from; start < to; start += BATCH) {
            List<Document> batch = new ArrayList<>(BATCH);
            for (int i = start; i < Math.min(to, start + BATCH); i++) {
                batch.add(row.apply(i));
            }
            collection.insertMany(batch);
        }
    }

    /** The name of a service's database. */
    String database(Service service) {
        return Objects.requireNonNull(new ConnectionString(suite.mongoUri(service)).getDatabase());
    }

    private static ObjectId account(int number) {
        return new ObjectId("7fa%021x".formatted(number));
    }

    private static String company(int number) {
        return "Company " + number % COMPANIES;
    }

    private static String resource(int number) {
        return "R-" + number / ROWS_OF_A_RESOURCE;
    }

    private static Date at(int number) {
        return Date.from(FIRST.plusSeconds(30L * number % Duration.ofDays(300).toSeconds()));
    }
}
