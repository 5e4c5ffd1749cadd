package io.movers.local.bench;

import io.movers.servers.ChildJvm;
import io.movers.servers.MongoServerProcess;
import io.movers.servers.NatsServer;
import io.movers.servers.ServiceJvm;
import io.movers.testing.JsonHttp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.DoubleAdder;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A service whose requests are measured. It, its database, its broker and the load generator are processes of their own. */
final class MeasuredService implements AutoCloseable {
    private static final int CONNECTIONS = 16;
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final Duration WARM_UP_FOR_READS = Duration.ofSeconds(40);

    /** Longer, because the JVM has more to compile. */
    private static final Duration WARM_UP_FOR_WRITES = Duration.ofSeconds(180);

    private static final Duration MEASURED = Duration.ofSeconds(6);

    private static final long QUIET_MILLIS = 500;
    private static final double QUIET_CPU = 0.05;

    private static final JsonMapper JSON = new JsonMapper();

    private final ServiceJvm service;
    private final AllocatedBytes allocated;
    private final MongoServerProcess database;
    private final NatsServer broker;
    private final String routes;
    private final String session;
    private final Path requests;
    private final int percent;
    private final JsonHttp http;

    /**
     * @param routes what all its routes begin with
     * @param session the token of the caller
     * @param requests a file for the load generator
     * @param percent how much of the usual time to take
     */
    MeasuredService(
            ServiceJvm service,
            MongoServerProcess database,
            NatsServer broker,
            String routes,
            String session,
            Path requests,
            int percent) {
        this.service = service;
        this.allocated = new AllocatedBytes(service.pid());
        this.database = database;
        this.broker = broker;
        this.routes = routes;
        this.session = session;
        this.requests = requests;
        this.percent = percent;
        this.http = JsonHttp.withCookie(service.port(), routes);
    }

    /** A request as the load generator reads it. */
    String line(String method, String path, Object body) {
        return method + "\t" + routes + path + "\t" + JSON.writeValueAsString(body);
    }

    JsonNode call(String method, String path, @Nullable Object body) {
        return http.call(method, path, session, body).body();
    }

    /** Sends a request without a body again and again, first to warm up. */
    RouteCosts read(String path) {
        return repeat("GET\t" + routes + path);
    }

    /** Sends the same request again and again, first to warm up. */
    RouteCosts repeat(String line) {
        load(Integer.MAX_VALUE, share(WARM_UP_FOR_READS), List.of(line));
        return measure(Integer.MAX_VALUE, share(MEASURED), List.of(line));
    }

    /** Sends writes in turn until the service is warm, but not more than that; returns how many it has sent. */
    int warmUp(int atMost, List<String> lines) {
        return load(atMost, share(WARM_UP_FOR_WRITES), lines).sent();
    }

    /** Sends each of these requests once. */
    RouteCosts each(List<String> lines) {
        return measure(lines.size(), LIMIT, lines);
    }

    /** Whether writes that began then have warmed the service up. */
    boolean isWarm(long startedAt) {
        return System.nanoTime() - startedAt > share(WARM_UP_FOR_WRITES).toNanos();
    }

    private Duration share(Duration time) {
        return time.multipliedBy(percent).dividedBy(100);
    }

    private RouteCosts measure(int atMost, Duration time, List<String> lines) {
        awaitQuiet();
        Used before = used();
        RestLoad.Result load = load(atMost, time, lines);
        awaitQuiet(); // the relay goes on after the last answer
        Used after = used();
        int count = load.sent();
        double thousands = count / 1_000.0;
        return new RouteCosts(
                load,
                (after.service - before.service) / thousands,
                (after.database - before.database) / thousands,
                (after.broker - before.broker) / thousands,
                (after.commands - before.commands) / count,
                (after.allocated - before.allocated) / 1_000 / count);
    }

    /** Waits until the effects of earlier requests are over. */
    private void awaitQuiet() {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        double before = cpu();
        double now = Double.POSITIVE_INFINITY;
        while (now - before > QUIET_CPU && System.nanoTime() < deadline) {
            before = cpu();
            try {
                TimeUnit.MILLISECONDS.sleep(QUIET_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
            now = cpu();
        }
    }

    private double cpu() {
        return cpu(service.pid()) + cpu(database.pid()) + cpu(broker.pid());
    }

    private RestLoad.Result load(int atMost, Duration time, List<String> lines) {
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
                        service.url(),
                        session,
                        Integer.toString(CONNECTIONS),
                        Integer.toString(atMost),
                        Long.toString(time.toMillis()),
                        requests.toString()),
                LIMIT)) {
            return RestLoad.Result.of(generator.readyValue());
        }
    }

    /** What was used so far: seconds of CPU, commands to the database, and bytes that the service has allocated. */
    private record Used(double service, double database, double broker, double commands, double allocated) {}

    private Used used() {
        return new Used(cpu(service.pid()), cpu(database.pid()), cpu(broker.pid()), commands(), allocated.get());
    }

    private static double cpu(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .map(used -> used.toMillis() / 1_000.0)
                .orElse(Double.NaN);
    }

    private double commands() {
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

    @Override
    public void close() {
        allocated.close();
        service.close();
    }
}
