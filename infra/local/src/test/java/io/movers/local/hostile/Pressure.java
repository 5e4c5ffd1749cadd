package io.movers.local.hostile;

import io.movers.local.hostile.RawRequest.Answer;
import io.movers.servers.ChildJvm;
import io.movers.servers.MongoServer;
import io.movers.servers.NatsServer;
import io.movers.servers.TargetFolders;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * {@code make bench-pressure}: how quickly {@code auth}, with the heap of its image, answers one caller while others send what
 * costs it the most; with virtual threads and the limit on requests handled at once, and with 200 threads as the only limit.
 */
final class Pressure {
    private static final Duration MEASURED = Duration.ofSeconds(8);
    private static final String CARRIERS = "-Djdk.virtualThreadScheduler.parallelism=16";
    private static final List<String> THREADS =
            List.of("--spring.threads.virtual.enabled=false", "--movers.web.max-requests=1000");
    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    private final ExecutorService callers = Executors.newCachedThreadPool();
    private final ChildJvm service;
    private final int port;

    private Pressure(ChildJvm service) {
        this.service = service;
        this.port = Integer.parseInt(service.readyValue());
    }

    public static void main(String[] args) throws Exception {
        int status = 0;
        try (MongoServer mongo = MongoServer.inMemory();
                NatsServer nats = NatsServer.start(TargetFolders.temporary("nats"))) {
            measure("200 threads", mongo, nats, List.of(), THREADS);
            measure("virtual threads on as many carriers as cores", mongo, nats, List.of(), List.of());
            measure("virtual threads on 16 carriers", mongo, nats, List.of(CARRIERS), List.of());
            // Again, because the first measurement also warms up the callers and the database.
            measure("200 threads", mongo, nats, List.of(), THREADS);
        } catch (Exception | LinkageError e) {
            e.printStackTrace();
            status = 1;
        }
        System.exit(status);
    }

    private static void measure(
            String name, MongoServer mongo, NatsServer nats, List<String> jvmOptions, List<String> settings)
            throws Exception {
        // The compiler of an image; its collector and heap are those of the child anyway.
        List<String> options = new ArrayList<>(List.of("-XX:TieredStopAtLevel=4"));
        options.addAll(jvmOptions);
        List<String> quiet = new ArrayList<>(settings);
        quiet.add("--logging.level.root=warn");
        quiet.add("--logging.level.io.movers.security=off");
        try (ChildJvm service = SmallService.start(mongo, nats, options, quiet)) {
            System.out.println("== " + name);
            var pressure = new Pressure(service);
            pressure.warmUp();
            pressure.alone();
            pressure.manyCallers();
            pressure.fiftySignIns();
            pressure.worstBodies();
            pressure.slowBodies();
            pressure.callers.shutdownNow();
        }
    }

    private void warmUp() throws Exception {
        WorstRequests.session(WorstRequests.signIn().send(port));
        for (int i = 0; i < 2_000; i++) {
            list();
        }
    }

    private void alone() throws Exception {
        print("alone", probed(() -> null));
    }

    /** 400 callers, each of whom asks again as soon as they are answered. */
    private void manyCallers() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger answered = new AtomicInteger();
        AtomicInteger busy = new AtomicInteger();
        List<Future<?>> others = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            others.add(callers.submit(() -> {
                while (!over.get()) {
                    Answer answer = list();
                    (answer.status() == 200 ? answered : busy).incrementAndGet();
                }
                return null;
            }));
        }
        List<Long> probed = probed(() -> null);
        over.set(true);
        for (Future<?> other : others) {
            other.get();
        }
        print(
                "400 callers: " + answered.get() / MEASURED.toSeconds() + " answers/s, " + busy.get()
                        + " not answered 200",
                probed);
    }

    private void fiftySignIns() throws Exception {
        long start = System.nanoTime();
        List<Future<Answer>> signIns = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            signIns.add(callers.submit(() -> WorstRequests.signIn().send(port)));
        }
        List<Long> probed = new ArrayList<>();
        while (!signIns.stream().allMatch(Future::isDone)) {
            probed.add(probe());
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        int signedIn = 0;
        for (Future<Answer> signIn : signIns) {
            signedIn += signIn.get().status() == 200 ? 1 : 0;
        }
        print(String.format(Locale.ROOT, "50 sign-ins at once: %d signed in within %.1f s", signedIn, seconds), probed);
    }

    private void worstBodies() throws Exception {
        String session = WorstRequests.session(WorstRequests.signIn().send(port));
        long before = heapAfterCollection();
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger sent = new AtomicInteger();
        List<Future<?>> senders = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            RawRequest worst = WorstRequests.body(i, session);
            senders.add(callers.submit(() -> {
                while (!over.get()) {
                    worst.send(port);
                    sent.incrementAndGet();
                }
                return null;
            }));
        }
        List<Long> probed = probed(() -> null);
        over.set(true);
        for (Future<?> sender : senders) {
            sender.get();
        }
        print(
                "8 senders of the worst bodies: " + sent + " bodies; heap after a collection " + before + " MB before, "
                        + heapAfterCollection() + " MB afterwards",
                probed);
    }

    private void slowBodies() throws Exception {
        List<Socket> slow = WorstRequests.slowBodies(200, port);
        AtomicInteger refused = new AtomicInteger();
        AtomicInteger sent = new AtomicInteger();
        List<Long> probed = probed(() -> {
            WorstRequests.drip(slow);
            sent.incrementAndGet();
            Answer other = WorstRequests.post("/api/users/signin", null, "{}").send(port);
            refused.addAndGet(other.status() == 400 ? 0 : 1);
            return null;
        });
        for (Socket socket : slow) {
            socket.close();
        }
        print("200 dripped bodies: of " + sent + " other bodies " + refused + " told to come again", probed);
    }

    /** The times of a caller who asks for a list all the time. */
    private List<Long> probed(Callable<?> between) throws Exception {
        List<Long> times = new ArrayList<>();
        long end = System.nanoTime() + MEASURED.toNanos();
        while (System.nanoTime() < end) {
            times.add(probe());
            between.call();
        }
        return times;
    }

    private long probe() throws IOException {
        long start = System.nanoTime();
        Answer answer = list();
        long time = System.nanoTime() - start;
        if (answer.status() != 200 && answer.status() != 503) {
            throw new IllegalStateException(answer.text());
        }
        return time;
    }

    private Answer list() throws IOException {
        return RawRequest.of("GET", "/api/users/eps-list", null, null).send(port);
    }

    private long heapAfterCollection() throws Exception {
        jcmd("GC.run");
        // The first two lines with a size are those of the young and the old generation.
        return USED.matcher(jcmd("GC.heap_info"))
                        .results()
                        .limit(2)
                        .mapToLong((MatchResult used) -> Long.parseLong(used.group(1)))
                        .sum()
                / 1024;
    }

    private String jcmd(String command) throws Exception {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(service.pid()),
                        command)
                .redirectErrorStream(true)
                .start();
        String output = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        jcmd.waitFor();
        return output;
    }

    private static void print(String what, List<Long> times) {
        List<Long> sorted = new ArrayList<>(times);
        Collections.sort(sorted);
        System.out.printf(
                Locale.ROOT,
                "%s%n    one caller: %d requests, p50 %.1f ms, p99 %.1f ms, slowest %.0f ms%n",
                what,
                sorted.size(),
                sorted.get(sorted.size() / 2) / 1e6,
                sorted.get(sorted.size() * 99 / 100) / 1e6,
                sorted.get(sorted.size() - 1) / 1e6);
    }
}
