package io.movers.local.bench;

import io.movers.common.security.SessionProperties;
import io.movers.common.security.SessionTokens;
import io.movers.servers.ChildJvm;
import io.movers.servers.MongoServerProcess;
import io.movers.servers.NatsServer;
import io.movers.servers.ServiceJvm;
import io.movers.servers.TargetFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What requests cost: services, database, broker and load generator, each a process of its own. With a second checkout the two are measured
 * in turns, so that other work on the machine falls on both.
 */
final class RestFigures implements AutoCloseable {
    private static final String KEY = "a-key-for-benches-only-with-enough-bytes";
    private static final String USER = "5fa000000000000000000001";
    private static final String ADMIN = "admin@movers.test";
    private static final String PASSWORD = "secret-secret";
    private static final int CONNECTIONS = 16;
    /** The heap of the images, in a container of the memory that the manifests give. */
    private static final List<String> OPTIONS = List.of("-Xmx460m", "-XX:+UseSerialGC", "-Dio.netty.noUnsafe=true");

    private static final JsonMapper JSON = new JsonMapper();

    private final Path folder;
    private final int percent;

    /** Each round rents each of them once. */
    private final int bicycles;

    private final MongoServerProcess database;
    private final NatsServer broker;
    private final Map<String, ServiceJvm> services = new LinkedHashMap<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Costs> costs = new LinkedHashMap<>();
    private final String session;

    /** A rental of the last round, and its bicycle; trips under a rental that is unknown are admitted, too. */
    private String reservation = "unknown";

    private String bicycle = "R-0";

    /** What a route costs. CPU is in seconds per 1,000 requests. */
    record Costs(RestLoad.Result load, double service, double database, double broker, double commands) {}

    /**
     * Starts the processes.
     *
     * @param build the folder of a built checkout
     * @param names the services
     * @param percent how many of the usual requests to send
     */
    RestFigures(Path build, List<String> names, int percent) {
        this.folder = TargetFolders.temporary("rest");
        this.percent = percent;
        this.bicycles = share(400);
        this.database = MongoServerProcess.onDisk(folder.resolve("mongo.mv"));
        this.broker = NatsServer.start(folder.resolve("nats"));
        for (String name : names) {
            ServiceJvm service = new ServiceJvm(build, name, OPTIONS, properties(name), folder.resolve(name + ".log"));
            services.put(name, service);
        }
        this.session = new SessionTokens(new SessionProperties(KEY, "", "", "", false, ""), Clock.systemUTC())
                .issue(Map.of("id", USER, "email", ADMIN, "role", "admin", "status", "active", "client", "Acme"));
    }

    private Map<String, String> properties(String service) {
        return Map.of(
                "BIND_ADDRESS",
                "127.0.0.1",
                "MONGO_URI",
                database.uri(service),
                "NATS_URL",
                broker.url(),
                "JWT_KEY",
                KEY,
                "COOKIE_SECURE",
                "false",
                "RATE_LIMIT_ENABLED",
                "false",
                "BOOTSTRAP_ADMIN_EMAIL",
                ADMIN,
                "BOOTSTRAP_ADMIN_PASSWORD",
                PASSWORD,
                "IMAGES_DIR",
                folder.resolve("images").toString());
    }

    /** {@code make bench}: this checkout, and the one in the folder that {@code BASELINE_FOLDER} names. */
    public static void main(String[] args) {
        String baseline = System.getenv("BASELINE_FOLDER");
        Map<String, Costs> now = new LinkedHashMap<>();
        Map<String, Costs> before = new LinkedHashMap<>();
        for (int turn = 1; turn <= 2; turn++) {
            if (baseline != null && !baseline.isEmpty()) {
                before.putAll(measured(Path.of(baseline)));
            }
            now.putAll(measured(Path.of("")));
        }
        print(now, before);
        System.exit(0); // the broker's threads would keep this JVM alive
    }

    private static Map<String, Costs> measured(Path build) {
        try (RestFigures figures =
                new RestFigures(build, List.of("auth", "clients", "locations", "resources", "travels"), 100)) {
            return figures.measure();
        }
    }

    /** Measures the routes of the started services. */
    Map<String, Costs> measure() {
        if (services.containsKey("resources")) {
            fleet();
        }
        if (services.containsKey("travels")) {
            trips();
        }
        if (services.containsKey("auth")) {
            read("GET users, page of 10", "auth", "/api/users?perPage=10", 2_000);
            read("GET current-user", "auth", "/api/users/current-user", 8_000);
            measure(
                    "POST signin",
                    "auth",
                    share(60),
                    List.of(line("POST", "/api/users/signin", Map.of("email", ADMIN, "password", PASSWORD))));
            read("GET ranking", "auth", "/api/users/ranking", 500);
        }
        if (services.containsKey("clients")) {
            call("clients", "POST", "", Map.of("name", "Acme", "nit", "900", "logo", "acme.png"));
            read("GET clients", "clients", "/api/clients", 1_000);
            read(
                    "GET clients/resources/available",
                    "clients",
                    "/api/clients/resources/available?client=Acme&office=Norte",
                    500);
        }
        if (services.containsKey("locations")) {
            read("GET countries", "locations", "/api/locations/countries", 3_000);
        }
        return costs;
    }

    private void fleet() {
        call(
                "resources",
                "POST",
                "/resource-types",
                Map.of(
                        "type",
                        "Bicicleta",
                        "brand",
                        "GW",
                        "model",
                        "2026",
                        "measureIndicators",
                        true,
                        "checkupTime",
                        30,
                        "kmToMaintenance",
                        100,
                        "photo",
                        "https://acme.example/gw.png"));
        List<Map<String, Object>> rows = IntStream.range(0, bicycles)
                .<Map<String, Object>>mapToObj(i -> Map.of(
                        "type",
                        "Bicicleta",
                        "reference",
                        "R-" + i,
                        "qrCode",
                        "x",
                        "lockerPassword",
                        1234,
                        "client",
                        "Acme",
                        "office",
                        "Norte",
                        "loanTime",
                        60))
                .toList();
        JsonNode loaded = call("resources", "POST", "/load-resources", Map.of("resources", rows));
        List<String> ids = StreamSupport.stream(loaded.spliterator(), false)
                .map(resource -> resource.get("id").asString())
                .toList();
        rentAndReturn(ids);
        rentAndReturn(ids);
        read("GET resources, filtered page", "resources", "/api/resources?client=Acme&office=Norte", 500);
        read("GET resources/find/:id", "resources", "/api/resources/find/" + ids.get(0), 2_000);
        read("GET checkups-history", "resources", "/api/resources/checkups-history", 1_000);
    }

    private void rentAndReturn(List<String> ids) {
        measure(
                "POST rent",
                "resources",
                bicycles,
                ids.stream()
                        .map(id -> line("POST", "/api/resources/" + id + "/rent", Map.of("typeRent", 1)))
                        .toList());
        List<String> returns = new ArrayList<>();
        JsonNode rented = call("resources", "GET", "/rented-resources", null);
        rented.forEach(each -> returns.add(line(
                "POST",
                "/api/resources/"
                        + ids.get(Integer.parseInt(
                                each.get("resourceRef").asString().substring(2)))
                        + "/return",
                Map.of("reservationId", each.get("id").asString()))));
        measure("POST return", "resources", bicycles, returns);
        reservation = rented.get(0).get("id").asString();
        bicycle = rented.get(0).get("resourceRef").asString();
    }

    private void trips() {
        Map<String, Object> trip = Map.of(
                "origin", "Casa", "destination", "Oficina", "resourceRef", bicycle, "reservationId", reservation);
        List<String> starts = List.of(line("POST", "/api/travels", trip));
        int count = share(2_000);
        measure("POST travels", "travels", count, starts);
        measure("POST travels", "travels", count, starts);
        for (int page = 1; page <= count / 200 + 1; page++) {
            List<String> finishes = new ArrayList<>();
            call("travels", "GET", "?perPage=200&page=" + page, null)
                    .forEach(started -> finishes.add(line(
                            "PUT",
                            "/api/travels/" + started.get("id").asString() + "/finish",
                            Map.of("indicators", Map.of("km", 3)))));
            if (!finishes.isEmpty()) {
                measure("PUT travels/:id/finish", "travels", finishes.size(), finishes);
            }
        }
        read("GET travels", "travels", "/api/travels", 1_000);
    }

    private void read(String name, String service, String path, int count) {
        List<String> request = List.of("GET\t" + path);
        measure(name, service, share(count) / 2, request);
        measure(name, service, share(count), request);
    }

    private int share(int count) {
        return count * percent / 100;
    }

    private static String line(String method, String path, Map<String, ?> body) {
        return method + "\t" + path + "\t" + JSON.writeValueAsString(body);
    }

    private JsonNode call(String service, String method, String path, @Nullable Object body) {
        URI address = URI.create(Objects.requireNonNull(services.get(service)).url() + "/api/" + service + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(address).header("Cookie", "movers=" + session);
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)));
        }
        try {
            return JSON.readTree(
                    http.send(request.build(), BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The last measurement under a name counts; earlier ones warm up. */
    private void measure(String name, String service, int count, List<String> lines) {
        ServiceJvm measured = Objects.requireNonNull(services.get(service));
        double[] before = used(measured);
        RestLoad.Result load = load(measured.url(), count, lines);
        double[] after = used(measured);
        double thousands = count / 1_000.0;
        costs.put(
                name,
                new Costs(
                        load,
                        (after[0] - before[0]) / thousands,
                        (after[1] - before[1]) / thousands,
                        (after[2] - before[2]) / thousands,
                        (after[3] - before[3]) / count));
    }

    private RestLoad.Result load(String url, int count, List<String> lines) {
        Path requests = folder.resolve("requests");
        try {
            Files.write(requests, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (ChildJvm generator = ChildJvm.start(
                RestLoad.class,
                Map.of(),
                List.of(),
                List.of(url, session, Integer.toString(CONNECTIONS), Integer.toString(count), requests.toString()),
                Duration.ofMinutes(10))) {
            return RestLoad.Result.of(generator.readyValue());
        }
    }

    /** Seconds of CPU of the service, the database and the broker, and the service's commands to the database. */
    private double[] used(ServiceJvm service) {
        return new double[] {cpu(service.pid()), cpu(database.pid()), cpu(broker.pid()), commands(service)};
    }

    private static double cpu(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .map(used -> used.toMillis() / 1_000.0)
                .orElse(Double.NaN);
    }

    private static double commands(ServiceJvm service) {
        DoubleAdder count = new DoubleAdder();
        JSON.readTree(service.manage("/metrics/mongodb.driver.commands"))
                .path("measurements")
                .forEach(measurement -> {
                    if (measurement.get("statistic").asString().equals("COUNT")) {
                        count.add(measurement.get("value").asDouble());
                    }
                });
        return count.sum();
    }

    private static void print(Map<String, Costs> now, Map<String, Costs> before) {
        System.out.println(
                "| Route | requests/s | p50, p99 ms | CPU s per 1,000: service, database, broker | commands | ratio:"
                        + " requests/s, CPU of the service |");
        System.out.println("|---|---|---|---|---|---|");
        now.forEach((route, costs) -> {
            Costs base = before.get(route);
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.0f | %.1f, %.1f | %.2f, %.2f, %.2f | %.1f | %s |%s%n",
                    route,
                    costs.load().perSecond(),
                    costs.load().p50(),
                    costs.load().p99(),
                    costs.service(),
                    costs.database(),
                    costs.broker(),
                    costs.commands(),
                    base == null
                            ? ""
                            : String.format(
                                    Locale.ROOT,
                                    "%.2f, %.2f",
                                    costs.load().perSecond() / base.load().perSecond(),
                                    costs.service() / base.service()),
                    costs.load().failed() == 0 ? "" : " " + costs.load().failed() + " failed");
        });
    }

    @Override
    public void close() {
        services.values().forEach(ServiceJvm::close);
        broker.close();
        database.close();
    }
}
