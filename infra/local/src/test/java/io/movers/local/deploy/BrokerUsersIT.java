package io.movers.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.movers.servers.NatsServer;
import io.movers.servers.TargetFolders;
import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A real broker with the users of the manifest: what a service needs, and what it is refused. */
class BrokerUsersIT {
    private static final Duration TIMEOUT = Duration.ofMillis(700);
    private static final String USER_EVENTS = "auth-service:travel:finished";

    private static NatsServer server;

    private final Queue<String> refusals = new ConcurrentLinkedQueue<>();

    @BeforeAll
    static void start() throws Exception {
        Map<String, String> passwords =
                new HashMap<>(Map.of("NATS_USER", "movers", "NATS_PASSWORD", password("movers")));
        Checkout.SERVICES.forEach(
                service -> passwords.put(service.toUpperCase(Locale.ROOT) + "_NATS_PASSWORD", password(service)));
        server = NatsServer.withoutExitHook(TargetFolders.temporary("broker-users"), "127.0.0.1", RawHttp.freePort());
        server.requireUsers(
                Manifests.of("infra/k8s")
                        .get(V1ConfigMap.class, "nats-users")
                        .getData()
                        .get("users.conf"),
                passwords);
        server.start();
        try (Connection operator = Nats.connect(options("movers"))) {
            operator.jetStreamManagement()
                    .addStream(StreamConfiguration.builder()
                            .name("movers")
                            .subjects("movers.>")
                            .storageType(StorageType.File)
                            .build());
            operator.jetStreamManagement()
                    .addOrUpdateConsumer("movers", consumer(USER_EVENTS, "movers.travel.finished"));
            operator.jetStream().publish("movers.travel.finished", bytes("finished"));
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aServicePublishesItsOwnSubjectsAndReadsItsOwnConsumers() throws Exception {
        try (Connection travels = connect("travels");
                Connection auth = connect("auth")) {
            assertThat(travels.jetStream()
                            .publish("movers.travel.created", bytes("begun"))
                            .getSeqno())
                    .isPositive();
            var management = auth.jetStreamManagement();
            management.addOrUpdateConsumer("movers", consumer("auth-service:travel:created", "movers.travel.created"));
            var message = auth.getStreamContext("movers")
                    .getConsumerContext("auth-service:travel:created")
                    .next(5000);
            assertThat(message.getData()).isEqualTo(bytes("begun"));
            message.ackSync(Duration.ofSeconds(5));
            assertThat(management.deleteConsumer("movers", "auth-service:travel:created"))
                    .isTrue();
        }
        assertThat(refusals).isEmpty();
    }

    static List<String> foreignSubjects() {
        return List.of(
                "movers.user.created",
                "movers.resource.updated",
                "movers.ids.listed",
                "$JS.API.STREAM.DELETE.movers",
                "$JS.API.STREAM.PURGE.movers",
                "$JS.API.STREAM.MSG.GET.movers",
                "$JS.API.STREAM.MSG.DELETE.movers",
                "$JS.API.STREAM.SNAPSHOT.movers",
                "$JS.API.STREAM.CREATE.other",
                "$JS.API.STREAM.UPDATE.other",
                "$JS.API.STREAM.LIST",
                "$JS.API.DIRECT.GET.movers",
                "$JS.API.CONSUMER.CREATE.movers",
                "$JS.API.CONSUMER.CREATE.movers.spy.movers.user.created",
                "$JS.API.CONSUMER.CREATE.movers.travels-service:user:created.movers.password.reset",
                "$JS.API.CONSUMER.DURABLE.CREATE.movers.spy",
                "$JS.API.CONSUMER.MSG.NEXT.movers." + USER_EVENTS,
                "$JS.API.CONSUMER.INFO.movers." + USER_EVENTS,
                "$JS.API.CONSUMER.DELETE.movers." + USER_EVENTS,
                "$JS.ACK.movers." + USER_EVENTS + ".1.1.1.1.0",
                "_INBOX.auth.answer");
    }

    @ParameterizedTest
    @MethodSource("foreignSubjects")
    void travelsMayNotSendWhatIsNotItsOwn(String subject) throws Exception {
        try (Connection travels = connect("travels")) {
            travels.publish(subject, bytes("{}"));
            travels.flush(TIMEOUT);

            awaitRefusal("Publish to \"" + subject.toLowerCase(Locale.ROOT));
        }
    }

    static List<String> foreignInboxes() {
        return List.of(">", "movers.>", "movers.user.created", "_INBOX.>", "_INBOX.auth.>", "$JS.>", "$SYS.>");
    }

    @ParameterizedTest
    @MethodSource("foreignInboxes")
    void travelsMayNotListenPastItsConsumers(String subject) throws Exception {
        try (Connection travels = connect("travels")) {
            travels.subscribe(subject);
            travels.flush(TIMEOUT);

            awaitRefusal("Subscription to \"" + subject.toLowerCase(Locale.ROOT));
        }
    }

    @Test
    void theFilterOfAConsumerCannotBeSmuggledIn() throws Exception {
        try (Connection travels = connect("travels")) {
            var answer = travels.request(
                    "$JS.API.CONSUMER.CREATE.movers.travels-service:user:created.movers.user.created",
                    bytes("""
                            {"stream_name":"movers","config":{"name":"travels-service:user:created",
                             "durable_name":"travels-service:user:created","ack_policy":"explicit",
                             "filter_subject":"movers.password.reset"}}
                            """),
                    Duration.ofSeconds(5));

            assertThat(new String(answer.getData(), StandardCharsets.UTF_8)).contains("\"error\"");
        }
    }

    @Test
    void nobodyComesInWithoutThePasswordOfTheUser() {
        assertThatThrownBy(() -> Nats.connect(new Options.Builder()
                        .server(server.url())
                        .userInfo("travels", password("auth"))
                        .maxReconnects(0)
                        .build()))
                .hasMessageContaining("Authorization");
        assertThatThrownBy(() -> Nats.connect(new Options.Builder()
                        .server(server.url())
                        .maxReconnects(0)
                        .build()))
                .hasMessageContaining("Authorization");
    }

    private void awaitRefusal(String text) {
        Awaitility.await()
                .atMost(10, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(refusals)
                        .anySatisfy(refusal -> assertThat(refusal.toLowerCase(Locale.ROOT))
                                .contains("permissions violation", text.toLowerCase(Locale.ROOT))));
    }

    private Connection connect(String user) throws IOException, InterruptedException {
        return Nats.connect(new Options.Builder(options(user))
                .errorListener(new ErrorListener() {
                    @Override
                    public void errorOccurred(Connection connection, String error) {
                        refusals.add(error);
                    }
                })
                .build());
    }

    private static Options options(String user) {
        var options = new Options.Builder().server(server.url()).userInfo(user, password(user));
        return user.equals("movers")
                ? options.build()
                : options.inboxPrefix("_INBOX." + user).build();
    }

    private static ConsumerConfiguration consumer(String name, String filter) {
        return ConsumerConfiguration.builder()
                .durable(name)
                .filterSubject(filter)
                .build();
    }

    private static String password(String user) {
        return "n" + user + "0123456789abcdef";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
