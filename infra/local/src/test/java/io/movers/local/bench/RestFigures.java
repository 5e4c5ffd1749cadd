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
import java.util.Collections;
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
    /** How long a route is called to warm up, and then to measure it. */
    private static final Duration EACH = Duration.ofSeconds(6);

    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final int TRIPS = 6_000;
    private static final int RENTAL_ROUNDS = 8;
    private static final int OTHER_COMPANIES = 300;
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
    private final Map<String, AllocatedBytes> allocated = new LinkedHashMap<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Costs> costs = new LinkedHashMap<>();
    private final String session;

    /** A rental of the last round, and its bicycle; trips under a rental that is unknown are admitted, too. */
    private String reservation = "unknown";

    private String bicycle = "R-0";

    /** What a route costs. CPU is in seconds per 1,000 requests, allocated are the service's kB for each. */
    record Costs(
            RestLoad.Result load, double service, double database, double broker, double commands, double allocated) {
        static Costs mean(Costs one, Costs other) {
            return new Costs(
                    RestLoad.Result.mean(one.load, other.load),
                    (one.service + other.service) / 2,
                    (one.database + other.database) / 2,
                    (one.broker + other.broker) / 2,
                    (one.commands + other.commands) / 2,
                    (one.allocated + other.allocated) / 2);
        }
    }

    /** What was used so far: seconds of CPU, commands to the database, and bytes that the service has allocated. */
    private record Used(double service, double database, double broker, double commands, double allocated) {}

    /**
     * Starts the processes.
     *
     * @param build the folder of a built checkout
     * @param names the services
     * @param percent how much of the usual number of requests, and of the usual time, to take
     */
    RestFigures(Path build, List<String> names, int percent) {
        this.folder = TargetFolders.temporary("rest");
        this.percent = percent;
        this.bicycles = share(500);
        this.database = MongoServerProcess.forHeavyUse(folder.resolve("mongo.mv"));
        this.broker = NatsServer.start(folder.resolve("nats"));
        for (String name : names) {
            ServiceJvm service = new ServiceJvm(build, name, OPTIONS, properties(name), folder.resolve(name + ".log"));
            services.put(name, service);
            allocated.put(name, new AllocatedBytes(service.pid()));
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
                measured(Path.of(baseline)).forEach((route, cost) -> before.merge(route, cost, Costs::mean));
            }
            measured(Path.of("")).forEach((route, cost) -> now.merge(route, cost, Costs::mean));
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
            newUsers();
            repeat(
                    "POST signin",
                    "auth",
                    line("POST", "/api/users/signin", Map.of("email", ADMIN, "password", PASSWORD)));
            read("GET users, page of 10", "auth", "/api/users?perPage=10");
            read("GET current-user", "auth", "/api/users/current-user");
            read("GET ranking", "auth", "/api/users/ranking");
        }
        if (services.containsKey("clients")) {
            companies();
            read("GET clients", "clients", "/api/clients");
            read(
                    "GET clients/resources/available",
                    "clients",
                    "/api/clients/resources/available?client=Acme&office=Norte");
        }
        if (services.containsKey("locations")) {
            read("GET countries", "locations", "/api/locations/countries");
        }
        return costs;
    }

    /** Companies with logos that make the list of all of them a megabyte. */
    private void companies() {
        String logo = "data:image/png;base64,iVBORw0KGgo" + "A".repeat(3_500);
        call("clients", "POST", "", Map.of("name", "Acme", "nit", "900", "logo", "acme.png"));
        IntStream.range(0, share(OTHER_COMPANIES))
                .forEach(
                        i -> call("clients", "POST", "", Map.of("name", "Company " + i, "nit", "9" + i, "logo", logo)));
    }

    private void newUsers() {
        call(
                "auth",
                "POST",
                "/domains",
                Map.of("domains", List.of(Map.of("domain", "acme.test", "client", "Acme", "active", true))));
        measure(
                "POST signup",
                "auth",
                IntStream.range(0, share(200))
                        .mapToObj(i -> line("POST", "/api/users/signup", newUser("guest" + i)))
                        .toList());
        measure(
                "POST load-users, 10 rows",
                "auth",
                IntStream.range(0, share(20))
                        .mapToObj(i ->
                                line("POST", "/api/users/load-users", Map.of("role", "user", "users", tenUsers(i))))
                        .toList());
    }

    private static List<Map<String, Object>> tenUsers(int request) {
        return IntStream.range(0, 10)
                .mapToObj(i -> newUser("row%d-%d".formatted(request, i)))
                .toList();
    }

    private static Map<String, Object> newUser(String name) {
        return Map.of(
                "email",
                name + "@acme.test",
                "password",
                PASSWORD,
                "firstName",
                "Ana",
                "lastName",
                "Ruiz",
                "client",
                "Acme",
                "office",
                "Norte",
                "mainTransportationMethod",
                "Bicicleta",
                "secondaryTransportationMethod",
                "Bus",
                "termsDate",
                true,
                "comodatoDate",
                true);
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
        for (int round = 1; round <= RENTAL_ROUNDS; round++) {
            rentAndReturn(ids);
        }
        read("GET resources, filtered page", "resources", "/api/resources?client=Acme&office=Norte");
        read("GET resources/find/:id", "resources", "/api/resources/find/" + ids.get(0));
        read("GET checkups-history", "resources", "/api/resources/checkups-history");
    }

    private void rentAndReturn(List<String> ids) {
        measure(
                "POST rent",
                "resources",
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
        measure("POST return", "resources", returns);
        reservation = rented.get(0).get("id").asString();
        bicycle = rented.get(0).get("resourceRef").asString();
    }

    private void trips() {
        Map<String, Object> trip = Map.of(
                "origin", "Casa", "destination", "Oficina", "resourceRef", bicycle, "reservationId", reservation);
        int half = share(TRIPS / 2);
        List<String> starts = Collections.nCopies(half, line("POST", "/api/travels", trip));
        measure("POST travels", "travels", starts);
        measure("POST travels", "travels", starts);
        List<String> finishes = new ArrayList<>();
        for (int page = 1; finishes.size() < 2 * half; page++) {
            call("travels", "GET", "?perPage=200&page=" + page, null)
                    .forEach(started -> finishes.add(line(
                            "PUT",
                            "/api/travels/" + started.get("id").asString() + "/finish",
                            Map.of("indicators", Map.of("km", 3)))));
        }
        measure("PUT travels/:id/finish", "travels", finishes.subList(0, half));
        measure("PUT travels/:id/finish", "travels", finishes.subList(half, 2 * half));
        read("GET travels", "travels", "/api/travels");
    }

    private void read(String name, String service, String path) {
        repeat(name, service, "GET\t" + path);
    }

    private int share(int count) {
        return count * percent / 100;
    }

    private static String line(String method, String path, Map<String, ?> body) {
        return method + "\t" + path + "\t" + JSON.writeValueAsString(body);
    }

    private JsonNode call(String service, String method, String path, @Nullable Object body) {
        String routes = service.equals("auth") ? "/api/users" : "/api/" + service;
        URI address = URI.create(Objects.requireNonNull(services.get(service)).url() + routes + path);
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

    /** Sends the same request again and again, first to warm up. */
    private void repeat(String name, String service, String line) {
        Duration each = EACH.multipliedBy(percent).dividedBy(100);
        load(Objects.requireNonNull(services.get(service)).url(), Integer.MAX_VALUE, each, List.of(line));
        measure(name, service, Integer.MAX_VALUE, each, List.of(line));
    }

    /** Sends each of these requests once. The last measurement under a name counts; earlier ones warm up. */
    private void measure(String name, String service, List<String> lines) {
        measure(name, service, lines.size(), LIMIT, lines);
    }

    private void measure(String name, String service, int atMost, Duration time, List<String> lines) {
        Used before = used(service);
        RestLoad.Result load =
                load(Objects.requireNonNull(services.get(service)).url(), atMost, time, lines);
        Used after = used(service);
        int count = load.sent();
        double thousands = count / 1_000.0;
        costs.put(
                name,
                new Costs(
                        load,
                        (after.service - before.service) / thousands,
                        (after.database - before.database) / thousands,
                        (after.broker - before.broker) / thousands,
                        (after.commands - before.commands) / count,
                        (after.allocated - before.allocated) / 1_000 / count));
    }

    private RestLoad.Result load(String url, int atMost, Duration time, List<String> lines) {
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
                List.of(
                        url,
                        session,
                        Integer.toString(CONNECTIONS),
                        Integer.toString(atMost),
                        Long.toString(time.toMillis()),
                        requests.toString()),
                LIMIT)) {
            return RestLoad.Result.of(generator.readyValue());
        }
    }

    private Used used(String name) {
        ServiceJvm service = Objects.requireNonNull(services.get(name));
        return new Used(
                cpu(service.pid()),
                cpu(database.pid()),
                cpu(broker.pid()),
                commands(service),
                Objects.requireNonNull(allocated.get(name)).get());
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
                "| Route | requests/s | p50, p99 ms | CPU s per 1,000: service, database, broker | commands | allocated, kB |"
                        + " ratio: requests/s, CPU of the service, allocated |");
        System.out.println("|---|---|---|---|---|---|---|");
        now.forEach((route, costs) -> {
            Costs base = before.get(route);
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.0f | %.1f, %.1f | %.2f, %.2f, %.2f | %.1f | %.0f | %s |%s%n",
                    route,
                    costs.load().perSecond(),
                    costs.load().p50(),
                    costs.load().p99(),
                    costs.service(),
                    costs.database(),
                    costs.broker(),
                    costs.commands(),
                    costs.allocated(),
                    base == null
                            ? ""
                            : String.format(
                                    Locale.ROOT,
                                    "%.2f, %.2f, %.2f",
                                    costs.load().perSecond() / base.load().perSecond(),
                                    costs.service() / base.service(),
                                    costs.allocated() / base.allocated()),
                    costs.load().failed() == 0 ? "" : " " + costs.load().failed() + " failed");
        });
    }

    @Override
    public void close() {
        allocated.values().forEach(AllocatedBytes::close);
        services.values().forEach(ServiceJvm::close);
        broker.close();
        database.close();
    }
}
