package io.movers.local.bench;

import com.mongodb.client.MongoClients;
import io.movers.servers.MongoServer;
import io.movers.servers.NatsServer;
import io.movers.servers.TargetFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;

/** {@code make bench}: prints the figures of docs/performance.md, measured on this machine. */
final class Figures {
    private static final int EVENTS_PER_SECOND = 100;
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration MEASURED = Duration.ofSeconds(30);
    private static final Duration WRITING = Duration.ofSeconds(10);
    private static final int BACKLOG = 20_000;
    static final int PARCELS = 1_000;
    private static final int WRITERS = 4;

    private final Path dir;
    private final MongoServer mongo;
    private final NatsServer nats;
    private final List<String> lines = new ArrayList<>();

    private Figures(Path dir) {
        this.dir = dir;
        this.mongo = MongoServer.onDisk(dir.resolve("mongo.mv"));
        this.nats = NatsServer.start(dir.resolve("nats"));
    }

    public static void main(String[] args) throws Exception {
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        Path dir = TargetFolders.lasting("figures");
        int status = 0;
        try {
            var figures = new Figures(dir);
            figures.suite();
            figures.events();
            figures.nats.close();
            figures.mongo.close();
            System.out.println();
            figures.lines.forEach(System.out::println);
        } catch (Exception | LinkageError e) {
            e.printStackTrace();
            status = 1;
        }
        TargetFolders.delete(dir);
        System.exit(status); // the servers' threads would keep this JVM alive
    }

    private void suite() throws Exception {
        say("Starting the suite, as `make run` does ...");
        try (var suite = new SuiteProcess(Path.of(""), dir.resolve("suite"), Map.of())) {
            figure("suite: start to ready, first time", suite.secondsToReady(), "s", "at most 15");
            figure("suite: memory of the JVM when ready", megabytes(suite.pid(), "VmRSS"), "MB", "at most 700");
            figure("suite: CPU of the JVM at rest", percentAtRest(suite), "% of a core", "at most 1");
            keys(suite);
        }
    }

    /** Over a minute, after two in which the polls find nothing. */
    private static double percentAtRest(SuiteProcess suite) throws InterruptedException {
        say("Leaving the suite alone for three minutes ...");
        TimeUnit.MINUTES.sleep(2);
        Duration before = suite.cpu();
        TimeUnit.MINUTES.sleep(1);
        return suite.cpu().minus(before).toMillis() / 600.0;
    }

    private void keys(SuiteProcess suite) throws Exception {
        say("Starting trips with and without a key ...");
        KeyCost.Medians medians = new KeyCost(suite.url(), suite.adminPassword()).measure();
        figure("request: starts a trip, median", medians.without(), "ms", "");
        figure("request: starts a trip with an Idempotency-Key, median", medians.with(), "ms", "");
        figure("request: repetition of it, median", medians.replayed(), "ms", "");
    }

    private void events() throws Exception {
        try (var sender = start(Sender.class, "sender");
                var receiver = start(Receiver.class, "receiver")) {
            latency(sender, receiver);
        }
        try (var sender = start(Sender.class, "sender")) {
            double updates = updatesOfOneThread();
            figure("database: updates of one document, one thread, without us", updates, "per s", "");
            List<Parcel> parcels = parcels(sender.getBean(Sender.ParcelPublisher.class), PARCELS);
            double relayed = storeAndRelay(parcels, sender);
            figure("events: stored and relayed, " + WRITERS + " writers", relayed, "per s", times(relayed / updates));
            double backlog = relayOfABacklog(parcels, sender);
            figure("events: relayed from a backlog", backlog, "per s", "at least 0.8 ×; " + times(backlog / updates));
        }
    }

    private ConfigurableApplicationContext start(Class<?> service, String name) {
        return SmallService.start(service, name, mongo.uri(name), nats);
    }

    private void latency(ConfigurableApplicationContext sender, ConfigurableApplicationContext receiver) {
        say("Sending " + EVENTS_PER_SECOND + " events a second ...");
        var publisher = sender.getBean(Sender.ParcelPublisher.class);
        var appliedAt = receiver.getBean(Receiver.ParcelListener.class).appliedAt;
        List<Parcel> parcels = parcels(publisher, 100);
        atARate(parcels, publisher, WARM_UP);
        Map<String, Long> sentAt = atARate(parcels, publisher, MEASURED);
        awaitEmpty(sender);
        await(() -> appliedAt.keySet().containsAll(sentAt.keySet()));
        double[] milliseconds = sentAt.entrySet().stream()
                .mapToDouble(sent -> (appliedAt.get(sent.getKey()) - sent.getValue()) / 1e6)
                .sorted()
                .toArray();
        String rate = "events: stored to applied in another service, " + EVENTS_PER_SECOND + " per s, ";
        figure(rate + "p50", percentile(milliseconds, 50), "ms", "at most 5");
        figure(rate + "p99", percentile(milliseconds, 99), "ms", "at most 50");
        figure(rate + "worst", milliseconds[milliseconds.length - 1], "ms", "");
    }

    /** Measures from before the write, so that the figure includes the write itself. */
    private static Map<String, Long> atARate(
            List<Parcel> parcels, Sender.ParcelPublisher publisher, Duration duration) {
        var sentAt = new java.util.HashMap<String, Long>();
        long pause = TimeUnit.SECONDS.toNanos(1) / EVENTS_PER_SECOND;
        long count = duration.toSeconds() * EVENTS_PER_SECOND;
        long next = System.nanoTime();
        for (int i = 0; i < count; i++) {
            LockSupport.parkNanos(next - System.nanoTime());
            next += pause;
            Parcel parcel = parcels.get(i % parcels.size());
            parcel.turn();
            long now = System.nanoTime();
            publisher.publish(parcel);
            sentAt.put(Receiver.ParcelListener.key(parcel.getId(), parcel.getVersion()), now);
        }
        return sentAt;
    }

    private double updatesOfOneThread() {
        say("Updating without us ...");
        try (var client = MongoClients.create(mongo.uri())) {
            var documents = client.getDatabase("plain").getCollection("parcels");
            for (int i = 0; i < PARCELS; i++) {
                documents.insertOne(
                        new Document("_id", i).append("text", "x".repeat(400)).append("version", 0));
            }
            update(documents, Duration.ofSeconds(3));
            return update(documents, WRITING);
        }
    }

    private static double update(com.mongodb.client.MongoCollection<Document> documents, Duration duration) {
        long start = System.nanoTime();
        long end = start + duration.toNanos();
        int count = 0;
        while (System.nanoTime() < end) {
            documents.updateOne(
                    new Document("_id", count % PARCELS),
                    new Document("$set", new Document("text", "x".repeat(400) + count).append("version", count)));
            count++;
        }
        return count / ((System.nanoTime() - start) / 1e9);
    }

    private double storeAndRelay(List<Parcel> parcels, ConfigurableApplicationContext sender) throws Exception {
        say("Storing and relaying ...");
        var publisher = sender.getBean(Sender.ParcelPublisher.class);
        write(parcels, publisher, Duration.ofSeconds(3), Long.MAX_VALUE);
        awaitEmpty(sender);
        long start = System.nanoTime();
        long count = write(parcels, publisher, WRITING, Long.MAX_VALUE);
        awaitEmpty(sender);
        return count / ((System.nanoTime() - start) / 1e9);
    }

    private double relayOfABacklog(List<Parcel> parcels, ConfigurableApplicationContext sender) throws Exception {
        say("Relaying a backlog of " + BACKLOG + " ...");
        var publisher = sender.getBean(Sender.ParcelPublisher.class);
        nats.stop();
        long count = write(parcels, publisher, Duration.ofMinutes(2), BACKLOG);
        nats.start();
        await(() -> waiting(sender) < count); // the connection is back
        long start = System.nanoTime();
        long left = waitingEvents(sender);
        awaitEmpty(sender);
        return left / ((System.nanoTime() - start) / 1e9);
    }

    /** Writes as fast as four writers can; returns how many events. */
    static long write(List<Parcel> parcels, Sender.ParcelPublisher publisher, Duration duration, long limit)
            throws Exception {
        var executor = Executors.newFixedThreadPool(WRITERS);
        var written = new AtomicLong();
        long end = System.nanoTime() + duration.toNanos();
        var shares = new ConcurrentLinkedQueue<List<Parcel>>();
        for (int i = 0; i < WRITERS; i++) {
            shares.add(parcels.subList(i * PARCELS / WRITERS, (i + 1) * PARCELS / WRITERS));
        }
        Callable<Void> writer = () -> {
            List<Parcel> share = shares.remove();
            for (int i = 0; System.nanoTime() < end && written.get() < limit; i++) {
                Parcel parcel = share.get(i % share.size());
                parcel.turn();
                publisher.publish(parcel);
                written.incrementAndGet();
            }
            return null;
        };
        try {
            for (Future<Void> done : executor.invokeAll(java.util.Collections.nCopies(WRITERS, writer))) {
                done.get();
            }
        } finally {
            executor.shutdown();
        }
        return written.get();
    }

    static List<Parcel> parcels(Sender.ParcelPublisher publisher, int count) {
        var parcels = new ArrayList<Parcel>();
        for (int i = 0; i < count; i++) {
            var parcel = new Parcel("parcel " + i);
            publisher.publish(parcel);
            parcels.add(parcel);
        }
        return parcels;
    }

    private static void awaitEmpty(ConfigurableApplicationContext sender) {
        await(() -> waiting(sender) == 0);
    }

    private static long waiting(ConfigurableApplicationContext sender) {
        return sender.getBean(MongoTemplate.class)
                .getCollection("parcels")
                .countDocuments(new Document("outbox", new Document("$exists", true)));
    }

    private static long waitingEvents(ConfigurableApplicationContext sender) {
        long events = 0;
        for (Document parcel : sender.getBean(MongoTemplate.class)
                .getCollection("parcels")
                .find(new Document("outbox", new Document("$exists", true)))) {
            events += parcel.getList("outbox", Document.class, List.of()).size();
        }
        return events;
    }

    static void await(Callable<Boolean> condition) {
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .until(condition);
    }

    private static double percentile(double[] sorted, int percent) {
        return sorted[(int) Math.ceil(sorted.length * percent / 100.0) - 1];
    }

    private static String times(double ratio) {
        return String.format(Locale.ROOT, "is %.2f × the database's updates", ratio);
    }

    /** @param field {@code VmRSS}, the resident memory, or {@code VmHWM}, the largest since the start */
    static double megabytes(long pid, String field) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                .filter(line -> line.startsWith(field + ":"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElse(Double.NaN);
    }

    /** MB of this JVM's heap after a collection. */
    static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }

    private void figure(String name, double value, String unit, String goal) {
        String line = String.format(Locale.ROOT, "%-66s %9.1f %-6s %s", name, value, unit, goal);
        lines.add(line);
        say(line);
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
