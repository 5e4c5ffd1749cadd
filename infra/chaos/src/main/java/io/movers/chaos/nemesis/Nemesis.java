package io.movers.chaos.nemesis;

import io.movers.chaos.harness.Replica;
import io.movers.chaos.harness.ServiceName;
import io.movers.chaos.harness.Suite;
import io.movers.chaos.harness.Waiting;
import io.movers.chaos.history.Recorder;
import io.movers.servers.BrokerProcess;
import io.movers.servers.HostileSmtpServer.Step;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Makes the faults of a schedule happen, and heals everything in the end. */
public final class Nemesis {
    private static final String STREAM = "movers";
    private static final Duration READY_LIMIT = Duration.ofMinutes(5);
    private static final int SLOW_MILLIS = 60;
    private static final Duration SILENCE = Duration.ofSeconds(4);
    /** How far a clock is put forward. */
    public static final int SECONDS_AHEAD = 180;

    private static final long SUPERVISION_MILLIS = 500;

    private final Suite suite;
    private final Recorder recorder;
    private final Schedule schedule;
    private final List<FaultWindow> windows = new ArrayList<>();
    private final Set<Replica> down = ConcurrentHashMap.newKeySet();
    private final List<Thread> threads = new ArrayList<>();
    /** Open while faults happen. A fault is healed in order when it closes: an interrupt could leave a server half started. */
    private final CountDownLatch ended = new CountDownLatch(1);

    public Nemesis(Suite suite, Recorder recorder, Schedule schedule) {
        this.suite = suite;
        this.recorder = recorder;
        this.schedule = schedule;
    }

    /** What has happened so far. */
    public List<FaultWindow> windows() {
        synchronized (windows) {
            return List.copyOf(windows);
        }
    }

    /** Begins. */
    public void start() {
        long origin = System.nanoTime();
        for (List<Fault> lane : schedule.lanes()) {
            run("nemesis", () -> lane.forEach(fault -> happen(fault, origin)));
        }
        run("supervisor", this::supervise);
    }

    private void run(String name, Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    /** Starts a replica again that has ended by itself, as a cluster would. */
    private void supervise() {
        while (pause(SUPERVISION_MILLIS)) {
            suite.replicas().stream()
                    .filter(replica -> !down.contains(replica) && !replica.isAlive())
                    .forEach(Replica::start);
        }
    }

    private void happen(Fault fault, long origin) {
        long elapsed = (System.nanoTime() - origin) / 1_000_000;
        if (!pause(Math.max(0, fault.atMillis() - elapsed))) {
            return;
        }
        long start = recorder.now();
        Replica replica = pick(fault);
        String target = isAboutReplica(fault.kind()) ? replica.name() : "";
        recorder.note(fault.kind().label() + " " + target);
        synchronized (windows) {
            windows.add(new FaultWindow(fault.kind(), target, start, Long.MAX_VALUE));
        }
        try {
            act(fault, replica);
        } catch (IOException | JetStreamApiException | RuntimeException e) {
            recorder.note(fault.kind().label() + " did not succeed: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        long end = recorder.now();
        recorder.note("end of " + fault.kind().label() + " " + target);
        synchronized (windows) {
            windows.replaceAll(window -> window.start() == start && window.kind() == fault.kind()
                    ? new FaultWindow(fault.kind(), target, start, end)
                    : window);
        }
    }

    private Replica pick(Fault fault) {
        List<Replica> replicas = suite.replicas();
        return replicas.get(fault.pick() % replicas.size());
    }

    private BrokerProcess broker(Fault fault) {
        List<BrokerProcess> brokers = suite.brokers();
        return brokers.get(fault.pick() % brokers.size());
    }

    private static boolean isAboutReplica(FaultKind kind) {
        return switch (kind) {
            case KILL_SERVICE,
                    PAUSE_SERVICE,
                    ROLLING_RESTART,
                    CUT_DATABASE,
                    SLOW_DATABASE,
                    CUT_BROKER,
                    SLOW_BROKER,
                    MUTE_BROKER,
                    CUT_WEB,
                    CLOCK_AHEAD -> true;
            default -> false;
        };
    }

    private void act(Fault fault, Replica replica) throws IOException, JetStreamApiException, InterruptedException {
        switch (fault.kind()) {
            case KILL_SERVICE -> {
                down.add(replica);
                replica.kill();
                last(fault);
                replica.start();
                down.remove(replica);
                awaitReady(replica);
            }
            case PAUSE_SERVICE -> {
                replica.pause();
                last(fault);
                replica.resume();
            }
            case ROLLING_RESTART -> suite.replicas(replica.service()).forEach(this::restart);
            case CUT_DATABASE ->
                during(
                        fault,
                        () -> replica.database().cut(),
                        () -> replica.database().open());
            case SLOW_DATABASE ->
                during(
                        fault,
                        () -> replica.database().slow(SLOW_MILLIS),
                        () -> replica.database().open());
            case CUT_BROKER ->
                during(
                        fault,
                        () -> replica.broker().cut(),
                        () -> replica.broker().open());
            case SLOW_BROKER ->
                during(
                        fault,
                        () -> replica.broker().slow(SLOW_MILLIS),
                        () -> replica.broker().open());
            case MUTE_BROKER ->
                during(
                        fault,
                        () -> replica.broker().mute(),
                        () -> replica.broker().open());
            case CUT_WEB ->
                during(fault, () -> replica.web().cut(), () -> replica.web().open());
            case RESTART_BROKER ->
                during(fault, () -> broker(fault).kill(), () -> broker(fault).start());
            case BROKER_LOSES_WRITES -> suite.restartWithoutItsLastWrites(broker(fault));
            case RESTART_DATABASE, DATABASE_LOSES_WRITES -> suite.restartDatabase();
            case DISK_FULL -> during(fault, () -> suite.fillDisk(true), () -> suite.fillDisk(false));
            case MAIL_REFUSED ->
                during(
                        fault,
                        () -> suite.smtp().answer(Step.RCPT, "451 4.3.0 try later"),
                        () -> suite.smtp().behave(Step.RCPT));
            case MAIL_SILENT ->
                during(
                        fault,
                        () -> suite.smtp().delay(Step.MAIL, SILENCE),
                        () -> suite.smtp().behave(Step.MAIL));
            case MAIL_DROPPED ->
                during(
                        fault,
                        () -> suite.smtp().drop(Step.DOT),
                        () -> suite.smtp().behave(Step.DOT));
            case DELETE_CONSUMERS ->
                atBroker(management -> {
                    for (String name : management.getConsumerNames(STREAM)) {
                        management.deleteConsumer(STREAM, name);
                    }
                });
            case DELETE_STREAM -> atBroker(management -> management.deleteStream(STREAM));
            case CLOCK_AHEAD -> during(fault, () -> clock(replica, SECONDS_AHEAD), () -> clock(replica, 0));
        }
    }

    private void restart(Replica replica) {
        down.add(replica);
        replica.stop();
        replica.start();
        down.remove(replica);
        awaitReady(replica);
    }

    private void during(Fault fault, Runnable harm, Runnable heal) {
        harm.run();
        try {
            last(fault);
        } finally {
            heal.run();
        }
    }

    private void last(Fault fault) {
        pause(fault.lastsMillis());
    }

    /** Returns false if the faults have ended. */
    private boolean pause(long millis) {
        try {
            return !ended.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void awaitReady(Replica replica) {
        Waiting.until(READY_LIMIT, () -> replica.isReady() || ended.getCount() == 0);
    }

    private static void clock(Replica replica, int secondsAhead) {
        try {
            Files.writeString(replica.clock(), Integer.toString(secondsAhead));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An action on the broker's stream. */
    private interface Administration {
        void run(JetStreamManagement management) throws IOException, JetStreamApiException;
    }

    private void atBroker(Administration action) throws IOException, JetStreamApiException, InterruptedException {
        try (Connection connection = suite.connectToBroker()) {
            action.run(connection.jetStreamManagement());
        }
    }

    /** Ends all faults and waits until every replica takes requests. */
    public void heal() {
        ended.countDown();
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        suite.fillDisk(false);
        for (Step step : Step.values()) {
            suite.smtp().behave(step);
        }
        suite.brokers().forEach(BrokerProcess::start);
        each(replica -> {
            replica.database().open();
            replica.broker().open();
            replica.web().open();
            clock(replica, 0);
            replica.resume();
            replica.start();
        });
        each(replica -> replica.awaitReady(READY_LIMIT));
        if (windows().stream().anyMatch(window -> window.kind() == FaultKind.DATABASE_LOSES_WRITES)) {
            each(Nemesis::resync);
        }
    }

    private void each(Consumer<Replica> action) {
        suite.replicas().forEach(action);
    }

    /** What an operator does after a database has lost writes. */
    private static void resync(Replica replica) {
        if (replica.service() == ServiceName.NOTIFICATIONS || replica.service() == ServiceName.LOCATIONS) {
            return; // they own nothing that others copy
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create(replica.managementUrl() + "/resync"))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"force\":true}"))
                .build();
        try {
            HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
