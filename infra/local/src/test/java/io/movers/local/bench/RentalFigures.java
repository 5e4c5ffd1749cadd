package io.movers.local.bench;

import io.movers.local.story.Browser;
import io.movers.servers.TargetFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * {@code make bench-rentals}: eight people rent, travel, finish and return as fast as the suite of {@code make run} goes. Prints how the rate
 * and the CPU of a rental develop, and how far behind each service applied the events. With a second checkout the two are measured in turns.
 */
final class RentalFigures implements AutoCloseable {
    private static final int PEOPLE = 8;
    private static final int PARTS = 4;
    private static final String PASSWORD = "secret1";
    private static final String LAG_IN_BUCKETS =
            "{\"management.metrics.distribution.percentiles-histogram.movers.events.lag\":true}";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path folder = TargetFolders.temporary("rentals");
    private final SuiteProcess suite;
    private final Browser admin;
    private final AtomicLong rentals = new AtomicLong();

    private RentalFigures(Path build) {
        suite = new SuiteProcess(
                build, folder, Map.of("SPRING_APPLICATION_JSON", LAG_IN_BUCKETS, "RATE_LIMIT_ENABLED", "false"));
        admin = new Browser(suite.url());
        signIn(admin, "admin@movers.example", suite.adminPassword());
    }

    public static void main(String[] args) throws InterruptedException {
        String baseline = System.getenv("BASELINE_FOLDER");
        var duration = Duration.ofSeconds(Long.parseLong(args.length > 0 ? args[0] : "240"));
        if (baseline != null && !baseline.isEmpty()) {
            measure(Path.of(baseline), duration);
        }
        measure(Path.of(""), duration);
        System.exit(0);
    }

    private static void measure(Path build, Duration duration) throws InterruptedException {
        say("%n%s", build.toAbsolutePath());
        try (var figures = new RentalFigures(build)) {
            figures.ride(duration);
        }
    }

    private void ride(Duration duration) throws InterruptedException {
        List<Person> people = people();
        long end = System.nanoTime() + duration.toNanos();
        List<Thread> threads = people.stream()
                .map(person -> new Thread(() -> rideUntil(end, person)))
                .toList();
        threads.forEach(Thread::start);
        say("%10s %12s %14s", "after", "rentals/s", "ms of CPU each");
        Map<String, Double> whenWarm = new HashMap<>();
        for (int part = 1; part <= PARTS; part++) {
            long ridden = rentals.get();
            Duration used = suite.cpu();
            TimeUnit.NANOSECONDS.sleep(duration.toNanos() / PARTS);
            long more = rentals.get() - ridden;
            say(
                    "%8d s %12.1f %14.1f",
                    duration.toSeconds() * part / PARTS,
                    more * PARTS / (double) duration.toSeconds(),
                    suite.cpu().minus(used).toMillis() / (double) more);
            if (part == 1) {
                suite.managementPorts()
                        .forEach((service, port) ->
                                lags(scrape(port)).forEach(line -> whenWarm.put(service + name(line), value(line))));
            }
        }
        for (Thread thread : threads) {
            thread.join();
        }
        say("%d rentals; last effect %.1f s after the last request", rentals.get(), secondsUntilQuiet());
        printLags(whenWarm);
    }

    private void rideUntil(long end, Person person) {
        while (System.nanoTime() < end) {
            person.ride();
            rentals.incrementAndGet();
        }
    }

    private List<Person> people() {
        admin.post("/api/resources/resource-types", """
                {"type":"Bicicleta","brand":"GW","model":"2026","photo":"https://acme.example/gw.png",
                 "measureIndicators":true,"checkupTime":100000,"kmToMaintenance":100000000}""").is(201);
        String staff =
                admin.post("/api/users/admin/signup", """
                {"email":"marta@movers.example","password":"secret-secret","firstName":"Marta","lastName":"Ruiz",
                 "documentType":"CC","documentNumber":52000001,"phone":"3001000001","role":"client-admin"}""").is(201).path("id").asString();
        String company = accepted(() -> admin.post("/api/clients", """
                {"name":"Acme","nit":"900","logo":"https://acme.example/logo.png","mebAdmin":"%s"}""".formatted(staff)))
                .path("id")
                .asString();
        accepted(() -> admin.post("/api/clients/" + company + "/offices", """
                {"name":"Norte","city":"Bogota","country":"Colombia","mebAdmin":"%1$s","clientAdmin":"%1$s",
                 "inventoryAdmin":"%1$s","repairAdmin":"%1$s","maintenanceAdmin":"%1$s","location":{"lat":4.6,"lng":-74.1}}""".formatted(staff)));
        accepted(() ->
                admin.post("/api/users/domains", "{\"domains\":[{\"domain\":\"acme.example\",\"client\":\"Acme\"}]}"));
        String users = rows("""
                {"email":"p%1$d@acme.example","password":"secret1","firstName":"Ana","lastName":"Ruiz","client":"Acme",
                 "office":"Norte","mainTransportationMethod":"Moto","secondaryTransportationMethod":"Caminando"}""");
        accepted(() -> loaded(admin.post("/api/users/load-users", "{\"role\":\"user\",\"users\":[" + users + "]}")));
        String resources = rows("""
                {"type":"Bicicleta","reference":"R-%1$d","qrCode":"x","lockerPassword":1234,"client":"Acme","office":"Norte",
                 "loanTime":60}""");
        JsonNode fleet =
                accepted(() -> admin.post("/api/resources/load-resources", "{\"resources\":[" + resources + "]}"));
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            var browser = new Browser(suite.url());
            signIn(browser, "p" + i + "@acme.example", PASSWORD);
            people.add(new Person(browser, fleet.get(i).path("id").asString(), "R-" + i));
        }
        return people;
    }

    /** Rows may be refused one by one. */
    private static Browser.Answer loaded(Browser.Answer answer) {
        return answer.body().path("errors").isEmpty() ? answer : new Browser.Answer(400, answer.body());
    }

    private static String rows(String format) {
        return IntStream.range(0, PEOPLE).mapToObj(format::formatted).collect(Collectors.joining(","));
    }

    private static void signIn(Browser browser, String email, String password) {
        browser.post("/api/users/signin", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password))
                .is(200);
    }

    /** Asks again until the service has heard of what was just created elsewhere. */
    private static JsonNode accepted(Supplier<Browser.Answer> call) {
        for (int attempt = 0; ; attempt++) {
            Browser.Answer answer = call.get();
            if (answer.status() < 300) {
                return answer.body();
            }
            if (attempt == 100) {
                throw new IllegalStateException(answer.toString());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    /** A person with a bicycle of their own. */
    private record Person(Browser browser, String bicycle, String reference) {
        void ride() {
            String reservation = accepted(() -> browser.post("/api/resources/" + bicycle + "/rent", "{\"typeRent\":1}"))
                    .at("/reservation/id")
                    .asString();
            String trip = accepted(() -> browser.post("/api/travels", """
                    {"origin":"Casa","destination":"Oficina","resourceRef":"%s","reservationId":"%s"}""".formatted(reference, reservation)))
                    .path("id")
                    .asString();
            accepted(() ->
                    browser.put("/api/travels/" + trip + "/finish", "{\"indicators\":{\"km\":3,\"calories\":70}}"));
            accepted(() -> browser.post(
                    "/api/resources/" + bicycle + "/return", "{\"reservationId\":\"" + reservation + "\"}"));
        }
    }

    private double secondsUntilQuiet() {
        long start = System.nanoTime();
        long lastChange = start;
        double consumed = -1;
        while (System.nanoTime() - lastChange < TimeUnit.SECONDS.toNanos(3)) {
            double now = suite.managementPorts().values().stream()
                    .mapToDouble(port -> sum(scrape(port), "movers_events_consumed_total", ""))
                    .sum();
            if (now > consumed) {
                lastChange = System.nanoTime();
                consumed = now;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
        return (lastChange - start) / 1e9;
    }

    /** @param whenWarm what to leave out: the first part of the time, in which the JVM was still compiling */
    private void printLags(Map<String, Double> whenWarm) {
        say("%n%-36s %8s %12s %8s %8s   ms from stored to applied", "", "events", "redelivered", "p50", "p99");
        suite.managementPorts().forEach((service, port) -> {
            List<String> meters = scrape(port);
            say(
                    "%s: %.1f commands to its database for a rental",
                    service, sum(meters, "mongodb_driver_commands_seconds_count", "") / rentals.get());
            Map<String, TreeMap<Double, Double>> bySubject = new TreeMap<>();
            lags(meters)
                    .forEach(line -> bySubject
                            .computeIfAbsent(label(line, "subject"), subject -> new TreeMap<>())
                            .merge(
                                    bound(line),
                                    value(line) - whenWarm.getOrDefault(service + name(line), 0.0),
                                    Double::sum));
            bySubject.forEach((subject, upTo) -> {
                double all = upTo.lastEntry().getValue();
                say(
                        "%-36s %8.0f %12.0f %8.1f %8.1f",
                        service + " " + subject,
                        all,
                        sum(meters, "movers_events_redelivered_total", "subject=\"" + subject + '"'),
                        percentile(upTo, all, 50),
                        percentile(upTo, all, 99));
            });
        });
    }

    private static Stream<String> lags(List<String> meters) {
        return meters.stream().filter(line -> line.startsWith("movers_events_lag_seconds_bucket"));
    }

    private static String name(String line) {
        return line.substring(0, line.lastIndexOf(' '));
    }

    private static double sum(List<String> meters, String name, String label) {
        return meters.stream()
                .filter(line -> line.startsWith(name) && line.contains(label))
                .mapToDouble(RentalFigures::value)
                .sum();
    }

    private static double bound(String line) {
        String bound = label(line, "le");
        return bound.equals("+Inf") ? Double.MAX_VALUE : Double.parseDouble(bound);
    }

    /** The smallest bound in milliseconds that so many percent do not exceed. */
    private static double percentile(Map<Double, Double> upTo, double all, int percent) {
        return upTo.entrySet().stream()
                .filter(entry -> entry.getValue() >= all * percent / 100)
                .mapToDouble(entry -> entry.getKey() * 1_000)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static String label(String line, String name) {
        int begin = line.indexOf(name + "=\"") + name.length() + 2;
        return line.substring(begin, line.indexOf('"', begin));
    }

    private static double value(String line) {
        return Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
    }

    private List<String> scrape(int port) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/prometheus"))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString())
                    .body()
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    @Override
    public void close() {
        suite.close();
    }
}
