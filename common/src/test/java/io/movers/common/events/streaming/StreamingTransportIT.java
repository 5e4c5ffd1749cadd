package io.movers.common.events.streaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.movers.common.events.ReplicaState;
import io.movers.common.events.engine.EventsProperties;
import io.movers.common.events.transport.Envelope;
import io.movers.servers.StreamingServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** Connecting to a broker and disconnecting from it. */
class StreamingTransportIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    /** Four pauses that double from 200 ms, minus the fifth by which they may vary. */
    private static final Duration FOUR_PAUSES = Duration.ofMillis(2_400);

    @TempDir
    Path dir;

    static boolean serverIsThere() {
        return StreamingServer.isInstalled("coming to NATS Streaming and leaving it are not tested");
    }

    @Test
    void unreachableBrokerIsTriedWithGrowingPauses() throws Exception {
        try (SilentServer away = SilentServer.hangingUp()) {
            StreamingTransport transport = transport(away.url());
            transport.start();
            try {
                await().atMost(SOON).until(() -> away.connections.size() >= 5);
                assertThat(Duration.between(away.connections.get(0), away.connections.get(4)))
                        .isGreaterThanOrEqualTo(FOUR_PAUSES);
            } finally {
                transport.stop();
            }
        }
    }

    @Test
    @EnabledIf(value = "serverIsThere", disabledReason = StreamingServer.MISSING)
    void takenClientIdIsTriedWithGrowingPausesUntilItIsFree() throws Exception {
        try (StreamingServer server = StreamingServer.start(dir)) {
            StreamingTransport first = connected(server);
            StreamingTransport second = transport(server.url());
            int before = connections(server);
            Instant begin = Instant.now();
            second.start();
            try {
                await().atMost(SOON).until(() -> connections(server) >= before + 5);
                assertThat(Duration.between(begin, Instant.now())).isGreaterThanOrEqualTo(FOUR_PAUSES);
                assertThat(second.isConnected()).isFalse();
                first.stop();
                await().atMost(SOON).until(second::isConnected);
            } finally {
                second.stop();
            }
        }
    }

    @Test
    void replicaStoppedWhileConnectingDisconnects() throws Exception {
        try (SilentServer server = SilentServer.start()) {
            StreamingTransport transport = transport(server.url());
            AtomicBoolean saidToBeConnected = new AtomicBoolean();
            transport.onConnected(() -> saidToBeConnected.set(true));
            transport.start();
            assertThat(server.asked.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();

            transport.stop();

            assertThat(server.left.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(saidToBeConnected).isFalse();
            assertThat(server.connections).hasSize(1);
        }
    }

    @Test
    @EnabledIf(value = "serverIsThere", disabledReason = StreamingServer.MISSING)
    void stoppingReplicaSignsOffEvenWithUnansweredSends() throws Exception {
        try (StreamingServer server = StreamingServer.start(dir)) {
            StreamingTransport transport = connected(server);
            assertThat(server.monitor("/streaming/clientsz")).contains("\"replica\"");
            var sends = IntStream.range(0, 500)
                    .mapToObj(i -> transport.send(event("event " + i)))
                    .toList();

            transport.stop();

            assertThat(sends).allSatisfy(send -> assertThat(send).isCompleted());
            assertThat(server.monitor("/streaming/clientsz")).doesNotContain("\"replica\"");
        }
    }

    private static StreamingTransport connected(StreamingServer server) {
        StreamingTransport transport = transport(server.url());
        transport.start();
        await().atMost(SOON).until(transport::isConnected);
        return transport;
    }

    private static StreamingTransport transport(String url) {
        Map<String, String> properties =
                Map.of("movers.events.nats-url", url, "movers.events.nats-client-id", "replica");
        return new StreamingTransport(
                "test",
                new Binder(new MapConfigurationPropertySource(properties))
                        .bindOrCreate("movers.events", EventsProperties.class));
    }

    private static Envelope event(String id) {
        return new Envelope(
                id,
                "domain:authorized",
                "5f0000000000000000000001",
                "{\"id\":\"5f0000000000000000000001\"}".getBytes(StandardCharsets.UTF_8),
                ReplicaState.FULL,
                null,
                Instant.EPOCH);
    }

    private static int connections(StreamingServer server) throws IOException, InterruptedException {
        return JsonMapper.shared()
                .readTree(server.monitor("/varz"))
                .path("total_connections")
                .asInt();
    }
}
