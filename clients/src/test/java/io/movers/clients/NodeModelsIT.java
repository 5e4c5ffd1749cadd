package io.movers.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.movers.common.events.Event;
import io.movers.common.events.ReplicaState;
import io.movers.common.events.Subject;
import io.movers.common.events.contract.Eps;
import io.movers.common.events.contract.Indicators;
import io.movers.common.events.contract.Location;
import io.movers.common.events.contract.Point;
import io.movers.common.events.contract.SignedOutSession;
import io.movers.common.events.contract.Subjects;
import io.movers.common.events.engine.EventJson;
import io.movers.common.events.transport.Envelope;
import io.movers.common.events.transport.Transport;
import io.movers.servers.MongoServer;
import io.movers.servers.StreamingServer;
import io.movers.servers.TargetFolders;
import io.movers.testing.NodePeer;
import io.movers.testing.RunningService;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.context.ConfigurableApplicationContext;

/** Our events in front of the mongoose models of Node services, with every optional field absent and present. */
@EnabledIf(value = "peerCanRun", disabledReason = "see the line that begins with NOT RUN")
class NodeModelsIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    private static final Set<String> RESOURCE = Set.of(
            "id", "version", "type", "reference", "qrCode", "lockerPassword", "client", "office", "loanTime", "status");
    private static final Set<String> TRIP =
            Set.of("id", "version", "status", "origin", "destination", "resourceRef", "reservationId", "userId");

    /** What our services never leave out, because their routes or models require it. */
    private static final Map<String, Set<String>> ALWAYS = Map.ofEntries(
            Map.entry("user:created", Set.of("id", "version", "email", "firstName", "lastName", "activationCode")),
            Map.entry("user:updated", Set.of("id", "version", "email")),
            Map.entry("password:reset", Set.of("userId", "code")),
            Map.entry("domain:authorized", Set.of("id", "version", "domain", "client")),
            Map.entry("email:authorized", Set.of("id", "version", "email", "client", "office")),
            Map.entry(
                    "office:created",
                    Set.of("id", "version", "name", "client", "repairAdmin", "inventoryAdmin", "maintenanceAdmin")),
            Map.entry("resource:created", RESOURCE),
            Map.entry("resource:updated", RESOURCE),
            Map.entry("travel:created", TRIP),
            Map.entry("travel:finished", TRIP));

    private static final Map<String, Object> VALUES = Map.of(
            "gender", "female",
            "status", "active",
            "email", "ana@acme.test",
            "domain", "acme.test",
            "code", "123456",
            "qrCode", "data:image/png;base64,AA==");

    private static StreamingServer stan;
    private static MongoServer mongo;
    private static NodePeer node;
    private static ConfigurableApplicationContext service;

    static boolean peerCanRun() {
        String withoutIt = "no event of ours was put before a mongoose model";
        return StreamingServer.isInstalled(withoutIt) && NodePeer.isInstalled(withoutIt);
    }

    @BeforeAll
    static void start() {
        stan = StreamingServer.start(TargetFolders.temporary("streaming"));
        mongo = MongoServer.inMemory();
        node = new NodePeer(StreamingServer.CLUSTER_ID, "node-services", stan.url());
        service = RunningService.run(
                mongo.uri("models"),
                stan.url(),
                List.of(ClientsApplication.class),
                "EVENTS_TRANSPORT=streaming",
                "NATS_CLUSTER_ID=" + StreamingServer.CLUSTER_ID,
                "NATS_CLIENT_ID=clients-depl-models");
    }

    @AfterAll
    static void stop() {
        service.close();
        node.close();
        mongo.close();
        stan.close();
    }

    @Test
    void modelsOfNodeServicesTakeEveryEventWithEveryOptionalFieldAbsentAndPresent() {
        List<Map.Entry<String, String>> subscriptions = node.subscriptions();
        assertThat(subscriptions).hasSize(17);
        subscriptions.forEach(entry -> node.listenAs(entry.getKey(), entry.getValue()));

        Map<String, String> sent = new HashMap<>();
        long expected = 0;
        for (Subject<?> subject : Subjects.all()) {
            long listening = subscriptions.stream()
                    .filter(entry -> entry.getValue().equals(subject.name()))
                    .count();
            if (listening > 0) {
                List<Map.Entry<Event, String>> events = variants(subject);
                for (Map.Entry<Event, String> event : events) {
                    send(subject, event.getKey());
                    sent.put(event.getKey().id(), subject + " " + event.getValue());
                }
                expected += listening * events.size();
            }
        }

        long all = expected;
        await().atMost(SOON).until(() -> answers(sent).size() == all);
        assertThat(answers(sent).stream()
                        .filter(answer -> answer.refusal() != null)
                        .map(answer -> answer.service() + ", " + sent.get(idOf(answer)) + ": " + answer.refusal()))
                .isEmpty();
    }

    /** With all fields, without each optional one, and without all of them; with a word for which. */
    private static List<Map.Entry<Event, String>> variants(Subject<?> subject) {
        Set<String> always = ALWAYS.get(subject.name());
        assertThat(always).as(subject.name()).isNotNull();
        List<String> optional = Arrays.stream(subject.type().getRecordComponents())
                .map(RecordComponent::getName)
                .filter(name -> !always.contains(name))
                .toList();
        List<Map.Entry<Event, String>> variants = new ArrayList<>();
        variants.add(Map.entry(event(subject, Set.of()), "complete"));
        optional.forEach(name -> variants.add(Map.entry(event(subject, Set.of(name)), "without " + name)));
        variants.add(Map.entry(event(subject, Set.copyOf(optional)), "with required fields only"));
        return variants;
    }

    private static Event event(Subject<?> subject, Set<String> absent) {
        RecordComponent[] components = subject.type().getRecordComponents();
        @Nullable Object[] values = Arrays.stream(components)
                .map(component -> absent.contains(component.getName()) ? null : value(component))
                .toArray();
        try {
            var constructor = subject.type()
                    .getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new));
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object value(RecordComponent component) {
        Object fixed = VALUES.get(component.getName());
        if (fixed != null) {
            return fixed;
        }
        return switch (component.getType().getSimpleName()) {
            case "String" ->
                component.getName().matches("id|userId|reservationId") ? new ObjectId().toHexString() : "text";
            case "Long" -> 1L;
            case "Integer" -> 123456;
            case "Double" -> 1.5;
            case "Boolean" -> true;
            case "Instant" -> Instant.parse("2026-01-02T03:04:05.678Z");
            case "Eps" -> new Eps(new ObjectId().toHexString(), "Sura");
            case "Point" -> new Point(4.6, -74.1);
            case "Location" -> new Location(4.6, -74.1);
            case "Indicators" -> new Indicators(1.0, 2.0, 3.0, 4.0, 5.0);
            case "List" ->
                component.getName().equals("tracking")
                        ? List.of(Map.of("latitude", 4.6, "longitude", -74.1))
                        : List.of(new SignedOutSession("jti", Instant.parse("2026-01-02T03:04:05.678Z")));
            default -> throw new IllegalStateException("No value for " + component);
        };
    }

    private static void send(Subject<?> subject, Event event) {
        Envelope envelope = new Envelope(
                new ObjectId().toHexString(),
                subject.name(),
                event.id(),
                service.getBean(EventJson.class).write(event).getBytes(StandardCharsets.UTF_8),
                ReplicaState.FULL,
                null,
                Instant.now());
        await().atMost(SOON)
                .ignoreExceptionsInstanceOf(ExecutionException.class)
                .until(() -> {
                    service.getBean(Transport.class).send(envelope).get(10, TimeUnit.SECONDS);
                    return true;
                });
    }

    private static List<NodePeer.Received> answers(Map<String, String> sent) {
        return node.received().stream()
                .filter(message -> !message.redelivered() && sent.containsKey(idOf(message)))
                .toList();
    }

    private static String idOf(NodePeer.Received message) {
        return message.data().path("movers").path("aggregateId").asString("");
    }
}
