package io.movers.resources.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.movers.common.events.Listener;
import io.movers.common.events.Message;
import io.movers.common.events.OfficeCreated;
import io.movers.common.events.ResourceUpdated;
import io.movers.common.events.Subject;
import io.movers.resources.RunningFleet;
import io.movers.servers.MongoServer;
import io.movers.servers.NatsServer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.JsonNode;

/** What falls due, with two replicas of the service and a clock that the test sets. */
class CheckupPollerIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final AtomicInteger REFERENCES = new AtomicInteger();
    private static final AtomicReference<Instant> NOW = new AtomicReference<>();
    private static final List<ResourceUpdated> HEARD = new CopyOnWriteArrayList<>();

    @TempDir
    static Path data;

    private static NatsServer nats;
    private static MongoServer mongo;
    private static RunningFleet first;
    private static RunningFleet second;

    @BeforeAll
    static void start() {
        nats = NatsServer.start(data);
        mongo = MongoServer.inMemory();
        NOW.set(Instant.now());
        first = replica();
        second = replica();
        first.type("Bicicleta", 2, 100);
        office("Acme");
    }

    private static RunningFleet replica() {
        return RunningFleet.replica(
                mongo.uri("resources"),
                nats.url(),
                List.of(Surroundings.class),
                "movers.fleet.checkup-poll=1h",
                "movers.fleet.sweep-interval=1h");
    }

    private static void office(String client) {
        first.publish(
                Subject.OFFICE_CREATED,
                new OfficeCreated(
                        new ObjectId().toHexString(),
                        0L,
                        "Norte",
                        client,
                        "Colombia",
                        "Bogota",
                        null,
                        "meb",
                        "boss",
                        "inventory",
                        "repair",
                        "maintenance",
                        null));
        await().atMost(SOON)
                .until(() ->
                        first.mongo().getCollection("offices").countDocuments(new Document("client", client)) == 1);
    }

    /** Sessions last for a week only. */
    @BeforeEach
    void today() {
        NOW.set(Instant.now());
    }

    @AfterAll
    static void stop() throws Exception {
        first.close();
        second.close();
        mongo.close();
        nats.close();
    }

    private static String resource(String type, String client) {
        return first.resource(type, "D-" + REFERENCES.incrementAndGet(), client);
    }

    private static void passes(Duration time) {
        NOW.updateAndGet(now -> now.plus(time));
    }

    private static void poll(RunningFleet fleet) {
        fleet.bean(CheckupPoller.class).poll();
    }

    private static void pollBothAtOnce() throws Exception {
        ExecutorService replicas = Executors.newFixedThreadPool(2);
        try {
            CyclicBarrier together = new CyclicBarrier(2);
            List<Future<?>> polls = new ArrayList<>();
            for (RunningFleet fleet : List.of(first, second)) {
                polls.add(replicas.submit(() -> {
                    together.await();
                    poll(fleet);
                    return true;
                }));
            }
            for (Future<?> poll : polls) {
                poll.get();
            }
        } finally {
            replicas.shutdownNow();
        }
    }

    private static JsonNode show(String id) {
        return first.asAdmin("GET", "/find/" + id, null).body();
    }

    @Test
    void aCheckupFallsDueAfterItsDaysOnceWithTwoReplicas() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            ids.add(resource("Bicicleta", "Acme"));
        }
        passes(Duration.ofDays(2).minusSeconds(1));
        pollBothAtOnce();
        assertThat(ids).allSatisfy(id -> assertThat(show(id).get("checkups")).isEmpty());

        passes(Duration.ofSeconds(1));
        pollBothAtOnce();
        pollBothAtOnce();

        assertThat(ids).allSatisfy(id -> {
            JsonNode shown = show(id);
            assertThat(shown.get("status").asString()).isEqualTo("pending_checkup");
            assertThat(shown.get("checkups")).hasSize(1);
            assertThat(shown.at("/checkups/0/assignee").asString()).isEqualTo("inventory");
            assertThat(shown.at("/checkups/0/components")).hasSize(2);
        });
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(ids)
                        .allSatisfy(id -> assertThat(heard(id)).singleElement().satisfies(event -> {
                            assertThat(event.version()).isEqualTo(1);
                            assertThat(event.status()).isEqualTo("pending_checkup");
                            assertThat(event.client()).isEqualTo("Acme");
                        })));
    }

    @Test
    void theNextCheckupFallsDueAfterTheLastWasCompletedAlsoInAnotherProcess() throws Exception {
        String id = resource("Bicicleta", "Acme");
        passes(Duration.ofDays(2));
        poll(first);
        passes(Duration.ofDays(2));
        poll(first);
        JsonNode checkup = show(id).at("/checkups/0");
        assertThat(show(id).get("checkups")).as("not again while it waits").hasSize(1);
        complete(id, checkup);

        try (RunningFleet restarted = replica()) {
            passes(Duration.ofDays(2).minusMillis(1));
            poll(restarted);
            assertThat(show(id).get("checkups")).hasSize(1);
            passes(Duration.ofMillis(1));
            poll(restarted);
        }
        JsonNode shown = show(id);
        assertThat(shown.get("checkups")).hasSize(2);
        assertThat(shown.at("/checkups/0/status").asString()).isEqualTo("completed");
        assertThat(shown.at("/checkups/1/status").asString()).isEqualTo("pending");
    }

    private static void complete(String id, JsonNode checkup) {
        JsonNode line = checkup.at("/components/0");
        Map<String, Object> finding = Map.of(
                "componentId",
                line.get("componentId").asString(),
                "componentName",
                line.get("componentName").asString(),
                "status",
                "good");
        assertThat(first.asAdmin(
                                "PUT",
                                "/" + id + "/checkups",
                                Map.of("checkupId", checkup.get("id").asString(), "components", List.of(finding)))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aTypeWithoutDelayIsCheckedAtOnce() {
        first.type("Cero", 0, 100);
        String id = resource("Cero", "Acme");
        poll(first);
        assertThat(show(id).get("status").asString()).isEqualTo("pending_checkup");
        assertThat(show(id).get("checkups")).hasSize(1);
    }

    @Test
    void aCheckupThatFallsDueDuringARentalShowsAtTheReturn() {
        String id = resource("Bicicleta", "Acme");
        String renter = first.employee("Acme");
        String reservation = first.call("POST", "/" + id + "/rent", renter, Map.of())
                .body()
                .at("/reservation/id")
                .asString();
        passes(Duration.ofDays(2));
        poll(second);
        assertThat(show(id).get("status").asString()).isEqualTo("rented");
        assertThat(show(id).get("checkups")).hasSize(1);
        assertThat(first.call("POST", "/" + id + "/return", renter, Map.of("reservationId", reservation))
                        .body()
                        .at("/resource/status")
                        .asString())
                .isEqualTo("pending_checkup");
    }

    @Test
    void aCheckupWaitsForTheOfficeOfItsResource() {
        String id = resource("Bicicleta", "Late");
        passes(Duration.ofDays(2));
        poll(first);
        assertThat(show(id).get("status").asString()).isEqualTo("available");
        assertThat(show(id).get("version").asInt()).isZero();

        office("Late");
        poll(first);
        assertThat(show(id).get("checkups"))
                .as("it is not asked for all the time")
                .isEmpty();
        passes(CheckupPoller.POSTPONED);
        poll(first);
        assertThat(show(id).get("status").asString()).isEqualTo("pending_checkup");
    }

    @Test
    void whatIsDeletedIsNotCheckedAnyMore() {
        String id = resource("Bicicleta", "Acme");
        first.asAdmin("DELETE", "/" + id, null);
        passes(Duration.ofDays(2));
        poll(first);
        assertThat(show(id).get("checkups")).isEmpty();
    }

    @Test
    void moreThanAPageFallDueInOnePoll() {
        Document due = new Document("$set", new Document("nextCheckupAt", java.util.Date.from(NOW.get())));
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            rows.add(RunningFleet.resourceBody("Bicicleta", "P-" + i, "Acme"));
        }
        first.asAdmin("POST", "/load-resources", Map.of("resources", rows));
        Document these = new Document("reference", new Document("$regex", "^P-"));
        first.mongo().getCollection("resources").updateMany(these, due);
        poll(first);
        assertThat(first.mongo()
                        .getCollection("checkups")
                        .countDocuments(new Document("resourceRef", new Document("$regex", "^P-"))))
                .isEqualTo(250);
    }

    private static List<ResourceUpdated> heard(String id) {
        return HEARD.stream().filter(event -> event.id().equals(id)).toList();
    }

    static class Surroundings {
        @Bean
        Clock settableClock() {
            return new Clock() {
                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }

                @Override
                public Instant instant() {
                    return NOW.get().truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
                }
            };
        }

        @Bean
        Listener<ResourceUpdated> heardUpdates() {
            return new Hearing();
        }
    }

    static class Hearing extends Listener<ResourceUpdated> {
        Hearing() {
            super(Subject.RESOURCE_UPDATED);
        }

        @Override
        public void onMessage(ResourceUpdated event, Message msg) {
            HEARD.add(event);
            msg.ack();
        }
    }
}
