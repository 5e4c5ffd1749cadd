package io.movers.local.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.movers.local.hostile.RawRequest.Answer;
import io.movers.servers.ChildJvm;
import io.movers.servers.MongoServer;
import io.movers.servers.NatsServer;
import io.movers.servers.TargetFolders;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The worst bodies, many sign-ins and slow bodies, against a service with the heap of its image. */
class HeapIT {

    private static final int SENDERS = 8;
    private static final Duration WAIT = Duration.ofSeconds(5);
    private static final Duration LIMIT = Duration.ofSeconds(Long.getLong("heap.seconds", 8L));

    private static MongoServer mongo;
    private static NatsServer nats;
    private static ChildJvm service;
    private static int port;

    private final ExecutorService senders = Executors.newCachedThreadPool();

    @BeforeAll
    static void start() throws IOException {
        mongo = MongoServer.inMemory();
        nats = NatsServer.start(TargetFolders.temporary("nats"));
        service = SmallService.start(mongo, nats, List.of(), List.of());
        port = Integer.parseInt(service.readyValue());
        signIn();
        answer(); // once, before its time counts
    }

    @AfterAll
    static void stop() {
        service.close();
        nats.close();
        mongo.close();
    }

    @AfterEach
    void serviceIsWell() throws IOException {
        senders.shutdownNow();
        assertThat(service.isAlive()).isTrue();
        assertServed();
    }

    @Test
    void noBodyTakesTheServiceDownOrMakesItUnfair() throws Exception {
        String session = signIn();
        List<Future<?>> sent = new ArrayList<>();
        long end = System.nanoTime() + LIMIT.toNanos();
        for (int i = 0; i < SENDERS; i++) {
            RawRequest worst = WorstRequests.body(i, session);
            sent.add(senders.submit(() -> {
                while (System.nanoTime() < end) {
                    Answer answer = worst.send(port);
                    assertThat(answer.isFailure()).as(worst + " -> " + answer).isFalse();
                }
                return null;
            }));
        }
        while (System.nanoTime() < end) {
            assertServed();
        }
        await(sent);
    }

    @Test
    void fiftySignInsAtOnceHoldUpNobody() throws Exception {
        List<Future<Answer>> sent = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            sent.add(senders.submit(() -> WorstRequests.signIn().send(port)));
        }
        while (!sent.stream().allMatch(Future::isDone)) {
            assertServed();
        }
        int signedIn = 0;
        for (Future<Answer> one : sent) {
            assertThat(one.get().isFailure()).as(one.get().text()).isFalse();
            signedIn += one.get().status() == 200 ? 1 : 0;
        }
        assertThat(signedIn).isGreaterThan(25);
    }

    @Test
    void twoHundredDrippedBodiesHoldUpNobody() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            slow.addAll(WorstRequests.slowBodies(200, port));
            for (int round = 0; round < 20; round++) {
                WorstRequests.drip(slow);
                assertServed();
            }
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    private static void await(List<Future<?>> sent) throws Exception {
        for (Future<?> one : sent) {
            one.get(1, TimeUnit.MINUTES);
        }
    }

    private static String signIn() throws IOException {
        Answer answer = WorstRequests.signIn().send(port);
        return WorstRequests.session(answer);
    }

    private static Answer answer() throws IOException {
        return RawRequest.of("GET", "/api/users/eps-list", null, null).send(port);
    }

    /** A caller among the others: far below the 30 s that a service gives a request, also where the machine itself is short of processors. */
    private static void assertServed() throws IOException {
        long before = System.nanoTime();
        assertThat(answer().status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(WAIT);
    }
}
