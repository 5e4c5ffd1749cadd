package io.movers.local.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.movers.local.hostile.RawRequest.Answer;
import io.movers.servers.ChildJvm;
import io.movers.servers.MongoServer;
import io.movers.servers.NatsServer;
import io.movers.servers.TargetFolders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Sends the worst bodies in parallel to a service with the heap size of its image. */
class HeapIT {

    private static final int SENDERS = 8;
    private static final int MEBI = 1 << 20;
    private static final Duration LIMIT = Duration.ofSeconds(Long.getLong("heap.seconds", 8L));

    @Test
    void noBodyBringsTheServiceDownOrStarvesOthers() throws Exception {
        try (MongoServer mongo = MongoServer.inMemory();
                NatsServer nats = NatsServer.start(TargetFolders.temporary("nats"));
                ChildJvm service = ChildJvm.start(
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
                        Duration.ofMinutes(4))) {
            int port = Integer.parseInt(service.readyValue());
            String session = signIn(port);
            assertQuick(port); // once, before it counts

            ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
            List<Future<?>> sent = new ArrayList<>();
            long end = System.nanoTime() + LIMIT.toNanos();
            for (int i = 0; i < SENDERS; i++) {
                RawRequest worst = worst(i, session);
                sent.add(senders.submit(() -> {
                    while (System.nanoTime() < end) {
                        Answer answer = worst.send(port);
                        assertThat(answer.isFailure())
                                .as(worst + " -> " + answer)
                                .isFalse();
                    }
                    return null;
                }));
            }
            while (System.nanoTime() < end) {
                assertQuick(port);
            }
            for (Future<?> one : sent) {
                one.get(1, TimeUnit.MINUTES);
            }
            senders.shutdown();
            assertThat(service.isAlive()).isTrue();
            assertQuick(port);
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

    private static String signIn(int port) throws IOException {
        Answer answer = post(
                        "/api/users/signin", null, "{\"email\":\"boss@movers.test\",\"password\":\"secret-secret\"}")
                .send(port);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.text().replaceAll("(?s).*movers=([^;]+);.*", "$1");
    }

    private static void assertQuick(int port) throws IOException {
        long before = System.nanoTime();
        Answer answer = RawRequest.of("GET", "/api/users/eps-list", null, null).send(port);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
    }
}
