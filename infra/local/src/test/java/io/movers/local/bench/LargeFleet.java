package io.movers.local.bench;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.movers.common.security.SessionTokens;
import io.movers.local.Service;
import io.movers.local.Suite;
import io.movers.local.SuiteConfig;
import io.movers.servers.RealMongo;
import io.movers.servers.TargetFolders;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * {@code make bench-fleet}: how long pages of each list take with 10,000 rows of 1,000 resources and with many. The embedded database keeps its indexes
 * in memory; {@code MONGO_URI_BASE} names a real one, which gets databases of its own for this.
 */
final class LargeFleet {
    private static final int FEW_RESOURCES = 1_000;
    private static final int FEW_ROWS = 10_000;
    private static final int WARM_UP = 30;
    private static final int TRIES = 200;
    private static final Duration WARM_UP_PATIENCE = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final String CALLER = "5fa000000000000000000001";

    private static final List<String> LISTS = List.of(
            "/api/resources?",
            "/api/resources?client=Company%207&",
            "/api/resources?status=pending_checkup&",
            "/api/resources/reservation-list?",
            "/api/resources/checkups-history?",
            "/api/resources/checkups-history?from=2026-01-02&to=2026-01-03&",
            "/api/users?",
            "/api/users?client=Company%207&",
            "/api/travels?");
    private static final List<String> OTHERS = List.of(
            "/api/resources/find-by-ref?ref=R-77",
            "/api/resources/rented-resources",
            "/api/users/ranking",
            "/api/users/ranking?type=Bicicleta",
            "/api/users/user-indicators");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Suite suite;
    private final String token;

    private LargeFleet(Suite suite) {
        this.suite = suite;
        this.token = suite.context(Service.RESOURCES)
                .getBean(SessionTokens.class)
                .issue(Map.of("id", CALLER, "email", "bench@meb.test", "role", "admin"));
    }

    public static void main(String[] args) throws Exception {
        int resources = Math.max(FEW_RESOURCES, args.length > 0 ? Integer.parseInt(args[0]) : 100_000);
        int rows = Math.max(FEW_ROWS, args.length > 1 ? Integer.parseInt(args[1]) : 1_000_000);
        int status = 1;
        Path dir = TargetFolders.lasting("large-fleet");
        Optional<RealMongo> real = RealMongo.askedFor("these lists are");
        try (Suite suite = Suite.start(config(dir, real));
                MongoClient mongo = MongoClients.create(suite.mongoUri(Service.RESOURCES))) {
            var fleet = new LargeFleet(suite);
            var fill = new FleetRows(suite, mongo, CALLER);
            fill.addResources(0, FEW_RESOURCES);
            fill.addHistory(0, FEW_ROWS);
            System.out.printf(Locale.ROOT, "Filled with %,d%n", FEW_ROWS);
            Map<String, Times> few = fleet.measureAll();
            long heapBefore = Figures.heap();
            fill.addResources(FEW_RESOURCES, resources);
            fill.addHistory(FEW_ROWS, rows);
            System.out.printf(Locale.ROOT, "Filled with %,d%n", rows);
            Map<String, Times> many = fleet.measureAll();
            System.out.printf(
                    Locale.ROOT,
                    "%n%,d resources and %,d rows of each history, then %,d resources and %,d rows%n"
                            + "p50 and p99 before, p50 and p99 after in ms, the ratio of the p99, the list%n",
                    FEW_RESOURCES,
                    FEW_ROWS,
                    resources,
                    rows);
            few.forEach((path, before) -> System.out.println(before.comparedWith(many.get(path), path)));
            System.out.printf(
                    Locale.ROOT,
                    "heap after a collection, an embedded database included: %d and %d MB%n",
                    heapBefore,
                    Figures.heap());
            status = 0;
        } catch (RuntimeException | IOException e) {
            e.printStackTrace(); // the exit below would keep it to itself
        } finally {
            real.ifPresent(RealMongo::close);
            TargetFolders.delete(dir);
            System.exit(status); // the servers' threads would keep this JVM alive
        }
    }

    private static SuiteConfig config(Path dir, Optional<RealMongo> real) {
        SuiteConfig free = SuiteConfig.onFreePorts(dir);
        return real.map(mongo -> free.withMongo(mongo.uriBase())).orElse(free);
    }

    private Map<String, Times> measureAll() throws IOException, InterruptedException {
        Map<String, Times> times = new LinkedHashMap<>();
        for (String list : LISTS) {
            for (int page : new int[] {1, 100}) {
                measure(list + "page=" + page + "&perPage=10", times);
            }
        }
        for (String path : OTHERS) {
            measure(path, times);
        }
        return times;
    }

    private void measure(String path, Map<String, Times> times) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(suite.url() + path))
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofMinutes(2))
                .build();
        times(request, WARM_UP, WARM_UP_PATIENCE);
        times.put(path, Times.of(times(request, TRIES, PATIENCE)));
    }

    private long[] times(HttpRequest request, int most, Duration patience) throws IOException, InterruptedException {
        long[] nanos = new long[most];
        int tries = 0;
        long end = System.nanoTime() + patience.toNanos();
        while (tries < most && (tries == 0 || System.nanoTime() < end)) {
            long start = System.nanoTime();
            send(request);
            nanos[tries++] = System.nanoTime() - start;
        }
        return Arrays.copyOf(nanos, tries);
    }

    private void send(HttpRequest request) throws IOException, InterruptedException {
        int status =
                client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status != 200 && status != 201) {
            throw new IllegalStateException(request.uri() + " answered " + status);
        }
    }

    private record Times(double median, double slow) {
        static Times of(long[] nanos) {
            Arrays.sort(nanos);
            return new Times(nanos[nanos.length / 2] / 1e6, nanos[nanos.length * 99 / 100] / 1e6);
        }

        String comparedWith(Times many, String path) {
            return String.format(
                    Locale.ROOT,
                    "%7.1f %7.1f   %7.1f %7.1f   × %5.1f   %s",
                    median,
                    slow,
                    many.median,
                    many.slow,
                    many.slow / slow,
                    path);
        }
    }
}
