package io.movers.local.bench;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.movers.common.security.SessionTokens;
import io.movers.local.Service;
import io.movers.local.Suite;
import io.movers.local.SuiteConfig;
import io.movers.servers.TargetFolders;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import org.bson.Document;

/**
 * {@code make bench-fleet}: fills the fleet and prints how long a page of each list and history takes. On the embedded
 * database, which scans where MongoDB uses an index, the times grow with the data; {@code MONGO_URI_BASE} names a real one,
 * whose databases with the names of the services are overwritten.
 */
final class LargeFleet {
    private static final int TRIES = 5;
    private static final int BATCH = 5_000;
    private static final int COMPANIES = 1_000;
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<String> PAGES = List.of(
            "/api/resources?page=1&perPage=50",
            "/api/resources?client=Company%207&page=1&perPage=50",
            "/api/resources?client=Company%207&office=Sede&page=1&perPage=50",
            "/api/resources?status=pending_checkup&page=1&perPage=50",
            "/api/resources/find-by-ref?ref=R-77",
            "/api/resources/rented-resources",
            "/api/resources/reservation-list?page=1&perPage=50",
            "/api/resources/reservation-list?client=Company%207&page=1&perPage=50",
            "/api/resources/checkups-history?page=1&perPage=50",
            "/api/resources/checkups-history?client=Company%207&status=completed&page=1&perPage=50",
            "/api/resources/checkups-history?from=2026-02-01&to=2026-02-02&page=1&perPage=50",
            "/api/travels?page=1&perPage=50");

    private LargeFleet() {}

    public static void main(String[] args) throws Exception {
        int resources = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        int rows = args.length > 1 ? Integer.parseInt(args[1]) : 1_000_000;
        Path dir = TargetFolders.lasting("large-fleet");
        try (Suite suite = Suite.start(config(dir));
                MongoClient mongo = MongoClients.create(suite.mongoUri(Service.RESOURCES))) {
            fill(mongo, resources, rows);
            String token = suite.context(Service.RESOURCES)
                    .getBean(SessionTokens.class)
                    .issue(Map.of("id", "5fa000000000000000000001", "email", "bench@meb.test", "role", "admin"));
            System.out.printf(Locale.ROOT, "%n%,d resources, %,d rows of each history%n", resources, rows);
            for (String page : PAGES) {
                measure(suite.url() + page, token);
            }
        } finally {
            TargetFolders.delete(dir);
        }
        System.exit(0); // the servers' threads would keep this JVM alive
    }

    private static SuiteConfig config(Path dir) {
        SuiteConfig free = SuiteConfig.onFreePorts(dir);
        String mongo = System.getenv("MONGO_URI_BASE");
        return mongo == null ? free : free.withMongo(mongo);
    }

    private static void fill(MongoClient mongo, int resources, int rows) {
        MongoDatabase fleet = mongo.getDatabase("resources");
        insert(
                fleet.getCollection("resources"),
                resources,
                i -> new Document("type", "Bicicleta")
                        .append("reference", "R-" + i)
                        .append("qrCode", "data:image/png;base64,")
                        .append("lockerPassword", 1234)
                        .append("client", "Company " + i % COMPANIES)
                        .append("office", "Sede")
                        .append("loanTime", 60)
                        .append("status", i % 20 == 0 ? "pending_checkup" : "available")
                        .append("kmSinceMaintenance", 0)
                        .append("createdAt", at(i))
                        .append("deletedAt", null)
                        .append("version", 0));
        insert(
                fleet.getCollection("reservations"),
                rows,
                i -> new Document("resourceRef", "R-" + i % resources)
                        .append("userId", "5fa000000000000000000002")
                        .append("status", "finished")
                        .append("createdAt", at(i))
                        .append("__v", 0));
        insert(
                fleet.getCollection("checkups"),
                rows,
                i -> new Document("resourceRef", "R-" + i % resources)
                        .append("status", "completed")
                        .append("createdAt", at(i))
                        .append("components", List.of())
                        .append("version", 0));
        insert(
                mongo.getDatabase("travels").getCollection("travels"),
                rows,
                i -> new Document("resourceRef", "R-" + i % resources)
                        .append("userId", i % COMPANIES == 0 ? "5fa000000000000000000001" : "5fa000000000000000000002")
                        .append("reservationId", "5fa000000000000000000003")
                        .append("origin", "Casa")
                        .append("destination", "Oficina")
                        .append("status", "completed")
                        .append("tracking", List.of())
                        .append("createdAt", at(i))
                        .append("version", 0));
    }

    private static Date at(int number) {
        return Date.from(FIRST.plusSeconds(30L * number % Duration.ofDays(300).toSeconds()));
    }

    private static void insert(MongoCollection<Document> collection, int count, IntFunction<Document> document) {
        for (int from = 0; from < count; from += BATCH) {
            List<Document> batch = new ArrayList<>(BATCH);
            for (int i = from; i < Math.min(count, from + BATCH); i++) {
                batch.add(document.apply(i));
            }
            collection.insertMany(batch);
        }
    }

    private static void measure(String url, String token) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofMinutes(2))
                .build();
        long[] nanos = new long[TRIES];
        int status = 0;
        for (int i = 0; i < TRIES; i++) {
            long start = System.nanoTime();
            status = client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "%10.1f ms   %d   %s%n",
                nanos[TRIES / 2] / 1e6,
                status,
                url.substring(url.indexOf("/api")));
    }
}
