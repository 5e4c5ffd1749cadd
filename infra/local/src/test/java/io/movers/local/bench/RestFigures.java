package io.movers.local.bench;

import io.movers.common.security.SessionProperties;
import io.movers.common.security.SessionTokens;
import io.movers.servers.MongoServerProcess;
import io.movers.servers.NatsServer;
import io.movers.servers.ServiceJvm;
import io.movers.servers.TargetFolders;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * What requests cost, one service after the other, so that the effects of one do not count for another. With a second checkout the two are
 * measured in turns, so that other work on the machine falls on both. Database and broker are always those of this checkout.
 */
final class RestFigures implements AutoCloseable {
    /** In an order in which a service has the events that its requests need, and no others that cost much. */
    private static final List<String> ALL = List.of("auth", "locations", "resources", "clients", "travels");

    private static final String KEY = "a-key-for-benches-only-with-enough-bytes";
    private static final String USER = "5fa000000000000000000001";
    private static final String ADMIN = "admin@movers.test";
    private static final String PASSWORD = "secret-secret";
    /** The heap of the images, in a container of the memory that the manifests give. */
    private static final List<String> OPTIONS = List.of("-Xmx460m", "-XX:+UseSerialGC", "-Dio.netty.noUnsafe=true");

    private static final int BICYCLES = 500;
    private static final int TRIPS = 12_000;
    private static final int STARTS_TO_WARM_UP = 90_000;
    private static final int FINISHES_TO_WARM_UP = 60_000;
    private static final int PAGE = 200;

    private final Path build;
    private final Path folder;
    private final int percent;
    private final MongoServerProcess database;
    private final NatsServer broker;
    private final Map<String, RouteCosts> costs = new LinkedHashMap<>();
    private final String session;

    /** A rental of the last round, and its bicycle; trips under a rental that is unknown are admitted, too. */
    private String reservation = "unknown";

    private String bicycle = "R-0";

    /**
     * Starts the database and the broker.
     *
     * @param build the folder of a built checkout
     * @param percent how much of the usual number of requests, and of the usual time, to take
     */
    RestFigures(Path build, int percent) {
        this.build = build;
        this.folder = TargetFolders.temporary("rest");
        this.percent = percent;
        this.database = MongoServerProcess.forHeavyUse(folder.resolve("mongo.mv"));
        this.broker = NatsServer.start(folder.resolve("nats"));
        this.session = new SessionTokens(new SessionProperties(KEY, "", "", "", false, ""), Clock.systemUTC())
                .issue(Map.of("id", USER, "email", ADMIN, "role", "admin", "status", "active", "client", "Acme"));
    }

    private MeasuredService start(String name) {
        Map<String, String> properties = Map.of(
                "BIND_ADDRESS",
                "127.0.0.1",
                "MONGO_URI",
                database.uri(name),
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
        return new MeasuredService(
                ServiceJvm.ofBuild(build, name, OPTIONS, properties, folder.resolve(name + ".log")),
                database,
                broker,
                name.equals("auth") ? "/api/users" : "/api/" + name,
                session,
                folder.resolve("requests"),
                percent);
    }

    /**
     * {@code make bench}: this checkout, and the one in the folder that {@code BASELINE_FOLDER} names.
     *
     * @param args how many turns, and which services; without those all that have routes to measure
     */
    public static void main(String[] args) {
        List<String> names = args.length == 1 ? ALL : List.of(args).subList(1, args.length);
        String baseline = System.getenv("BASELINE_FOLDER");
        List<Map<String, RouteCosts>> now = new ArrayList<>();
        List<Map<String, RouteCosts>> before = new ArrayList<>();
        for (int turn = 1; turn <= Integer.parseInt(args[0]); turn++) {
            if (baseline != null && !baseline.isEmpty()) {
                before.add(measured(Path.of(baseline), names));
            }
            now.add(measured(Path.of(""), names));
        }
        System.out.println();
        print(means(now), means(before));
        System.exit(0); // the broker's threads would keep this JVM alive
    }

    private static Map<String, RouteCosts> means(List<Map<String, RouteCosts>> turns) {
        Map<String, RouteCosts> means = new LinkedHashMap<>();
        if (!turns.isEmpty()) {
            turns.get(0)
                    .keySet()
                    .forEach(route -> means.put(
                            route,
                            RouteCosts.mean(turns.stream()
                                    .map(turn -> Objects.requireNonNull(turn.get(route)))
                                    .toList())));
        }
        return means;
    }

    private static Map<String, RouteCosts> measured(Path build, List<String> names) {
        System.out.println("Measuring the build in " + build.toAbsolutePath());
        try (RestFigures figures = new RestFigures(build, 100)) {
            return figures.measure(names);
        }
    }

    /** Measures the routes of these services. */
    Map<String, RouteCosts> measure(List<String> names) {
        for (String name : names) {
            try (MeasuredService service = start(name)) {
                switch (name) {
                    case "auth" -> accounts(service);
                    case "locations" -> put("GET countries", service.read("/countries"));
                    case "resources" -> fleet(service);
                    case "clients" -> companies(service);
                    case "travels" -> trips(service);
                    default -> throw new IllegalArgumentException(name);
                }
            }
        }
        return costs;
    }

    private void put(String route, RouteCosts cost) {
        System.out.printf(Locale.ROOT, "%s: %.2f%n", route, cost.service());
        costs.put(route, cost);
    }

    private void accounts(MeasuredService auth) {
        put("POST signin", auth.repeat(auth.line("POST", "/signin", Map.of("email", ADMIN, "password", PASSWORD))));
        auth.call(
                "POST",
                "/domains",
                Map.of("domains", List.of(Map.of("domain", "acme.test", "client", "Acme", "active", true))));
        put(
                "POST signup",
                auth.each(IntStream.range(0, share(200))
                        .mapToObj(i -> auth.line("POST", "/signup", newUser("guest" + i)))
                        .toList()));
        put(
                "POST load-users, 10 rows",
                auth.each(IntStream.range(0, share(20))
                        .mapToObj(i -> auth.line("POST", "/load-users", Map.of("role", "user", "users", tenUsers(i))))
                        .toList()));
        put("GET users, page of 10", auth.read("?perPage=10"));
        put("GET current-user", auth.read("/current-user"));
        put("GET ranking", auth.read("/ranking"));
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

    private void fleet(MeasuredService resources) {
        resources.call(
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
        List<Map<String, Object>> rows = IntStream.range(0, share(BICYCLES))
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
        JsonNode loaded = resources.call("POST", "/load-resources", Map.of("resources", rows));
        List<String> ids = StreamSupport.stream(loaded.spliterator(), false)
                .map(resource -> resource.get("id").asString())
                .toList();
        long start = System.nanoTime();
        do {
            rentAndReturn(resources, ids);
        } while (!resources.isWarm(start));
        rentAndReturn(resources, ids);
        put("GET resources, filtered page", resources.read("?client=Acme&office=Norte"));
        put("GET resources/find/:id", resources.read("/find/" + ids.get(0)));
        put("GET checkups-history", resources.read("/checkups-history"));
    }

    private void rentAndReturn(MeasuredService resources, List<String> ids) {
        put(
                "POST rent",
                resources.each(ids.stream()
                        .map(id -> resources.line("POST", "/" + id + "/rent", Map.of("typeRent", 1)))
                        .toList()));
        List<String> returns = new ArrayList<>();
        JsonNode rented = resources.call("GET", "/rented-resources", null);
        rented.forEach(each -> returns.add(resources.line(
                "POST",
                "/"
                        + ids.get(Integer.parseInt(
                                each.get("resourceRef").asString().substring(2))) + "/return",
                Map.of("reservationId", each.get("id").asString()))));
        put("POST return", resources.each(returns));
        reservation = rented.get(0).get("id").asString();
        bicycle = rented.get(0).get("resourceRef").asString();
    }

    /** Beside companies with logos that make the list of all of them a megabyte. */
    private void companies(MeasuredService clients) {
        String logo = "data:image/png;base64,iVBORw0KGgo" + "A".repeat(3_500);
        clients.call("POST", "", Map.of("name", "Acme", "nit", "900", "logo", "acme.png"));
        IntStream.range(0, share(300))
                .forEach(i -> clients.call("POST", "", Map.of("name", "Company " + i, "nit", "9" + i, "logo", logo)));
        put("GET clients", clients.read(""));
        put("GET clients/resources/available", clients.read("/resources/available?client=Acme&office=Norte"));
    }

    private void trips(MeasuredService travels) {
        Map<String, Object> trip = Map.of(
                "origin", "Casa", "destination", "Oficina", "resourceRef", bicycle, "reservationId", reservation);
        String start = travels.line("POST", "", trip);
        int measured = share(TRIPS);
        int started = travels.warmUp(share(STARTS_TO_WARM_UP), List.of(start)) + measured;
        put("POST travels", travels.each(Collections.nCopies(measured, start)));
        List<String> finishes = new ArrayList<>();
        int wanted = Math.min(started, share(FINISHES_TO_WARM_UP) + measured);
        for (int page = 1; finishes.size() < wanted; page++) {
            JsonNode listed = travels.call("GET", "?perPage=%d&page=%d".formatted(PAGE, page), null);
            if (listed.isEmpty()) {
                throw new IllegalStateException("Only %d of %d trips were started".formatted(finishes.size(), wanted));
            }
            listed.forEach(row -> finishes.add(travels.line(
                    "PUT", "/" + row.get("id").asString() + "/finish", Map.of("indicators", Map.of("km", 3)))));
        }
        int finished = travels.warmUp(wanted - measured, finishes);
        put("PUT travels/:id/finish", travels.each(finishes.subList(finished, finished + measured)));
        put("GET travels", travels.read(""));
    }

    private int share(int count) {
        return count * percent / 100;
    }

    private static void print(Map<String, RouteCosts> now, Map<String, RouteCosts> before) {
        System.out.println(
                "| Route | requests/s | p50, p99 ms | CPU s per 1,000: service, database, broker | commands | allocated, kB |"
                        + " ratio: requests/s, CPU of the service, allocated |");
        System.out.println("|---|---|---|---|---|---|---|");
        now.forEach((route, costs) -> {
            RouteCosts base = before.get(route);
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
        broker.close();
        database.close();
    }
}
