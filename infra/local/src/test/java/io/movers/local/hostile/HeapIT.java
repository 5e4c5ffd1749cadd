package io.movers.local.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.movers.local.hostile.RawRequest.Answer;
import io.movers.servers.ChildJvm;
import io.movers.servers.MongoServer;
import io.movers.servers.NatsServer;
import io.movers.servers.TargetFolders;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    private static final int MEBI = 1 << 20;
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
        service = ChildJvm.start(
                SmallService.class,
                Map.of(),
                List.of("-Xmx460m", "-XX:+ExitOnOutOfMemoryError"),
                List.of(
                        "--PORT=0",
                        "--MANAGEMENT_PORT=-1",
                        "--BIND_ADDRESS=127.0.0.1",
                        "--MONGO_URI=" + mongo.uri("auth"),
                        "--NATS_URL=" + nats.url(),
                        "--JWT_KEY=a-key-for-tests-only-with-enough-bytes",
                        "--RATE_LIMIT_ENABLED=false",
                        "--BOOTSTRAP_ADMIN_EMAIL=boss@movers.test",
                        "--BOOTSTRAP_ADMIN_PASSWORD=secret-secret",
                        "--COOKIE_SECURE=false"),
                Duration.ofMinutes(4));
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
        assertQuick();
    }

    @Test
    void noBodyTakesTheServiceDownOrMakesItUnfair() throws Exception {
        String session = signIn();
        List<Future<?>> sent = new ArrayList<>();
        long end = System.nanoTime() + LIMIT.toNanos();
        for (int i = 0; i < SENDERS; i++) {
            RawRequest worst = worst(i, session);
            sent.add(senders.submit(() -> {
                while (System.nanoTime() < end) {
                    Answer answer = worst.send(port);
                    assertThat(answer.isFailure()).as(worst + " -> " + answer).isFalse();
                }
                return null;
            }));
        }
        while (System.nanoTime() < end) {
            assertQuick();
        }
        await(sent);
    }

    @Test
    void fiftySignInsAtOnceHoldUpNobody() throws Exception {
        List<Future<Answer>> sent = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            sent.add(senders.submit(() -> signInRequest().send(port)));
        }
        while (!sent.stream().allMatch(Future::isDone)) {
            assertQuick();
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
            for (int i = 0; i < 200; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                slow.add(socket);
                socket.getOutputStream()
                        .write(("POST /api/users/signin HTTP/1.1\r\n"
                                        + "Host: localhost\r\n"
                                        + "Content-Type: application/json\r\n"
                                        + "Content-Length: 50000\r\n\r\n"
                                        + "{")
                                .getBytes(StandardCharsets.US_ASCII));
            }
            for (int round = 0; round < 20; round++) {
                for (Socket socket : slow) {
                    drip(socket);
                }
                assertQuick();
            }
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    private static void drip(Socket socket) {
        try {
            socket.getOutputStream().write(' ');
        } catch (IOException e) {
            // Refused meanwhile.
        }
    }

    private static void await(List<Future<?>> sent) throws Exception {
        for (Future<?> one : sent) {
            one.get(1, TimeUnit.MINUTES);
        }
    }

    private static RawRequest worst(int which, String session) {
        return switch (which % 4) {
            case 0 ->
                post(
                        "/api/users/signin",
                        null,
                        "{\"email\":\"a@b.co\",\"password\":\"x\",\"x\":[" + fill("{},", 8 * MEBI) + "{}]}");
            case 1 ->
                post(
                        "/api/users/load-users",
                        session,
                        "{\"role\":\"user\",\"users\":[" + fill("1,", 8 * MEBI - 100) + "1]}");
            case 2 -> post("/api/users/archive-users", session, "{\"users\":[" + fill("{},", 8 * MEBI - 100) + "{}]}");
            default ->
                post(
                        "/api/users/domains",
                        session,
                        "{\"domains\":[" + fill("[],", 60_000) + "{}],\"x\":\"" + fill("x", 7 * MEBI) + "\"}");
        };
    }

    private static RawRequest post(String path, @org.jspecify.annotations.Nullable String session, String body) {
        return RawRequest.of("POST", path, session, body.getBytes(StandardCharsets.UTF_8));
    }

    private static String fill(String piece, int length) {
        return piece.repeat(length / piece.length());
    }

    private static RawRequest signInRequest() {
        return post("/api/users/signin", null, "{\"email\":\"boss@movers.test\",\"password\":\"secret-secret\"}");
    }

    private static String signIn() throws IOException {
        Answer answer = signInRequest().send(port);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.text().replaceAll("(?s).*movers=([^;]+);.*", "$1");
    }

    private static Answer answer() throws IOException {
        return RawRequest.of("GET", "/api/users/eps-list", null, null).send(port);
    }

    private static void assertQuick() throws IOException {
        long before = System.nanoTime();
        assertThat(answer().status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
    }
}
