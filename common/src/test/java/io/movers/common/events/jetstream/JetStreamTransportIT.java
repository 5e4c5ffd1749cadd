package io.movers.common.events.jetstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.movers.common.events.ReplicaState;
import io.movers.common.events.engine.EventsProperties;
import io.movers.common.events.operations.BrokerMetrics;
import io.movers.common.events.transport.Delivery;
import io.movers.common.events.transport.Envelope;
import io.movers.common.events.transport.Transport;
import io.movers.servers.NatsServer;
import io.nats.client.Connection;
import io.nats.client.JetStreamManagement;
import io.nats.client.Nats;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.DeliverPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.FileSystemUtils;

/** Connecting to a broker, and reconnecting after all kinds of failures. */
class JetStreamTransportIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String SUBJECT = "user:created";
    private static final String OTHER_SUBJECT = "user:updated";
    private static final String STREAM = "movers";

    @TempDir
    Path dir;

    private JetStreamTransport transport;

    @AfterEach
    void stop() {
        transport.stop();
    }

    @Test
    void serviceReconnectsOnceTheBrokerAcceptsItsPasswordAgain() {
        try (NatsServer server = NatsServer.start(dir)) {
            server.stop();
            server.requireSignIn("movers", "right");
            server.start();
            transport = started(server);
            await().atMost(SOON).until(transport::isConnected);

            server.stop();
            server.requireSignIn("movers", "other");
            server.start();
            await().atMost(SOON)
                    .until(() -> String.valueOf(transport.state().reason()).contains("Authorization Violation"));
            server.stop();
            server.requireSignIn("movers", "right");
            server.start();

            await().atMost(SOON).until(transport::isConnected);
            assertThat(transport.state().reason()).isNull();
            assertThat(transport.send(event("1"))).succeedsWithin(SOON);
        }
    }

    @Test
    void serviceStartedWithAWrongPasswordConnectsOnceItIsAccepted() {
        try (NatsServer server = NatsServer.start(dir)) {
            server.stop();
            server.requireSignIn("movers", "other");
            server.start();
            transport = started(server);
            await().atMost(SOON)
                    .until(() -> String.valueOf(transport.state().reason()).contains("Authorization Violation"));
            assertThat(transport.isConnected()).isFalse();

            server.stop();
            server.requireSignIn("movers", "right");
            server.start();

            await().atMost(SOON).until(transport::isConnected);
        }
    }

    @Test
    void consumerBeyondTheEndOfTheStreamIsCreatedAgain() throws Exception {
        try (NatsServer server = NatsServer.start(dir)) {
            transport = started(server);
            await().atMost(SOON).until(transport::isConnected);
            assertThat(transport.send(event("1"))).succeedsWithin(SOON);
            try (Connection operator = Nats.connect(server.url())) {
                JetStreamManagement management = operator.jetStreamManagement();
                StreamSetup setup = new StreamSetup(properties(server), () -> {});
                ConsumerConfiguration beyond = ConsumerConfiguration.builder(setup.consumer("auth", SUBJECT))
                        .deliverPolicy(DeliverPolicy.ByStartSequence)
                        .startSequence(500)
                        .build();
                ZonedDateTime before =
                        management.addOrUpdateConsumer(STREAM, beyond).getCreationTime();

                setup.ensureConsumer(management, beyond);

                assertThat(management
                                .getConsumerInfo(STREAM, StreamSetup.consumerName("auth", SUBJECT))
                                .getCreationTime())
                        .isAfter(before);
            }
        }
    }

    /** As after a race in the broker between deleting a consumer's files and making the next one of that name. */
    @Test
    void consumerWhoseFilesTheBrokerHasLostIsCreatedAgain() throws Exception {
        try (NatsServer server = NatsServer.start(dir)) {
            transport = started(server);
            await().atMost(SOON).until(transport::isConnected);
            try (Connection operator = Nats.connect(server.url())) {
                JetStreamManagement management = operator.jetStreamManagement();
                StreamSetup setup = new StreamSetup(properties(server), () -> {});
                ConsumerConfiguration wanted = setup.consumer("auth", SUBJECT);
                setup.ensureConsumer(management, wanted);
                Path files = filesOf(StreamSetup.consumerName("auth", SUBJECT));
                FileSystemUtils.deleteRecursively(files);

                setup.ensureConsumer(management, wanted);

                assertThat(files).isNotEmptyDirectory();
            }
        }
    }

    private Path filesOf(String consumer) throws IOException {
        try (Stream<Path> all = Files.walk(dir)) {
            return all.filter(path -> path.endsWith(consumer)).findFirst().orElseThrow();
        }
    }

    @Test
    void emptiedStreamIsNoticedAndItsConsumersContinue() throws Exception {
        try (NatsServer server = NatsServer.start(dir)) {
            transport = started(server);
            MeterRegistry meters = new SimpleMeterRegistry();
            new BrokerMetrics(transport).bindTo(meters);
            List<String> received = new CopyOnWriteArrayList<>();
            transport.subscribe(SUBJECT, delivery -> {
                received.add(delivery.envelope().id());
                delivery.ack();
            });
            await().atMost(SOON).until(transport::isConnected);
            assertThat(transport.send(event("1"))).succeedsWithin(SOON);
            await().atMost(SOON).untilAsserted(() -> assertThat(received).contains("1"));

            try (Connection operator = Nats.connect(server.url())) {
                operator.jetStreamManagement().deleteStream(STREAM);
            }

            await().atMost(SOON).ignoreExceptions().untilAsserted(() -> {
                transport.send(event("2"));
                assertThat(received).contains("2");
            });
            assertThat(meters.get("movers.broker.losses").counter().count()).isPositive();
        }
    }

    @Test
    void consumerThatCannotBeMadeStopsNeitherTheOthersNorSending() throws Exception {
        try (NatsServer server = NatsServer.start(dir);
                Connection operator = Nats.connect(server.url())) {
            transport = started(server);
            await().atMost(SOON).until(transport::isConnected);
            String name = StreamSetup.consumerName("auth", SUBJECT);
            JetStreamManagement management = operator.jetStreamManagement();
            // The broker never turns a push consumer into the pull consumer that the service asks for.
            management.addOrUpdateConsumer(
                    STREAM,
                    ConsumerConfiguration.builder(
                                    new StreamSetup(properties(server), () -> {}).consumer("auth", SUBJECT))
                            .deliverSubject("elsewhere")
                            .build());
            List<String> received = new CopyOnWriteArrayList<>();
            for (String subject : List.of(SUBJECT, OTHER_SUBJECT)) {
                transport.subscribe(subject, delivery -> {
                    received.add(delivery.envelope().id());
                    delivery.ack();
                });
            }

            assertThat(transport.send(event("1"))).succeedsWithin(SOON);
            assertThat(transport.send(event("2", OTHER_SUBJECT))).succeedsWithin(SOON);
            await().atMost(SOON).untilAsserted(() -> assertThat(received).containsExactly("2"));

            management.deleteConsumer(STREAM, name);
            await().atMost(SOON).untilAsserted(() -> assertThat(received).containsExactly("2", "1"));
        }
    }

    @Test
    void eventsThatAStoppingReplicaGivesBackGoToAnotherAtOnce() {
        try (NatsServer server = NatsServer.start(dir)) {
            transport = started(server);
            List<Delivery> inHand = new CopyOnWriteArrayList<>();
            Transport.Subscription stopping = transport.subscribe(SUBJECT, inHand::add);
            await().atMost(SOON).until(transport::isConnected);
            List<String> ids = List.of("1", "2", "3");
            ids.forEach(id -> assertThat(transport.send(event(id))).succeedsWithin(SOON));
            await().atMost(SOON).untilAsserted(() -> assertThat(inHand).hasSize(3));

            stopping.stop();
            inHand.forEach(Delivery::giveBack);
            JetStreamTransport other = started(server);
            try {
                List<String> received = new CopyOnWriteArrayList<>();
                other.subscribe(SUBJECT, delivery -> {
                    received.add(delivery.envelope().id());
                    delivery.ack();
                });

                await().atMost(SOON).untilAsserted(() -> assertThat(received).containsExactlyInAnyOrderElementsOf(ids));
                assertThat(inHand).hasSize(3);
            } finally {
                other.stop();
            }
        }
    }

    @Test
    void whatWaitsInAReplicaThatStopsIsStillHandedOn() {
        try (NatsServer server = NatsServer.start(dir)) {
            transport = started(server);
            Semaphore turns = new Semaphore(1);
            List<String> received = new CopyOnWriteArrayList<>();
            Transport.Subscription stopping = transport.subscribe(SUBJECT, delivery -> {
                turns.acquireUninterruptibly();
                received.add(delivery.envelope().id());
                delivery.ack();
            });
            await().atMost(SOON).until(transport::isConnected);
            List<String> ids = List.of("1", "2", "3");
            ids.forEach(id -> assertThat(transport.send(event(id))).succeedsWithin(SOON));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(turns.hasQueuedThreads()).isTrue());

            turns.release(2);
            stopping.stop();

            await().atMost(SOON).untilAsserted(() -> assertThat(received).containsExactlyElementsOf(ids));
        }
    }

    @Test
    void aRestartOfTheBrokerLeavesNoThreadsBehind() {
        try (NatsServer server = NatsServer.start(dir)) {
            transport = started(server);
            List<String> received = new CopyOnWriteArrayList<>();
            for (String subject : List.of(SUBJECT, OTHER_SUBJECT)) {
                transport.subscribe(subject, delivery -> {
                    received.add(delivery.envelope().id());
                    delivery.ack();
                });
            }
            await().atMost(SOON).until(transport::isConnected);
            sendAndReceive("1", received);
            long before = threadsOfTheClient();

            server.stop();
            await().atMost(SOON).until(() -> !transport.isConnected());
            server.start();
            await().atMost(SOON).until(transport::isConnected);
            sendAndReceive("2", received);

            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(threadsOfTheClient()).isLessThanOrEqualTo(before));
        }
    }

    private void sendAndReceive(String id, List<String> received) {
        assertThat(transport.send(event(id))).succeedsWithin(SOON);
        assertThat(transport.send(event(id + " too", OTHER_SUBJECT))).succeedsWithin(SOON);
        await().atMost(SOON).untilAsserted(() -> assertThat(received).contains(id, id + " too"));
    }

    private static long threadsOfTheClient() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("auth:"))
                .count();
    }

    private JetStreamTransport started(NatsServer server) {
        JetStreamTransport starting = new JetStreamTransport("auth", properties(server));
        starting.start();
        return starting;
    }

    private static EventsProperties properties(NatsServer server) {
        return new Binder(new MapConfigurationPropertySource(Map.of(
                        "movers.events.nats-url",
                        server.url(),
                        "movers.events.nats-user",
                        "movers",
                        "movers.events.nats-password",
                        "right")))
                .bindOrCreate("movers.events", EventsProperties.class);
    }

    private static Envelope event(String id) {
        return event(id, SUBJECT);
    }

    private static Envelope event(String id, String subject) {
        return new Envelope(
                id,
                subject,
                "5f0000000000000000000001",
                "{}".getBytes(StandardCharsets.UTF_8),
                ReplicaState.FULL,
                "00000000000000000000000000000001",
                Instant.EPOCH);
    }
}
