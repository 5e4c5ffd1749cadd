package io.movers.resources.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.movers.common.events.Listener;
import io.movers.common.events.Message;
import io.movers.common.events.contract.ResourceState;
import io.movers.common.events.contract.Subjects;
import io.movers.common.migration.DataMigration;
import io.movers.resources.RunningFleet;
import io.movers.servers.MongoServer;
import io.movers.servers.NatsServer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.JsonNode;

/** Due check-ups, with two replicas of the service and a clock that the test sets. */
class CheckupPollerIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final AtomicInteger REFERENCES = new AtomicInteger();
    private static final AtomicReference<Instant> NOW = new AtomicReference<>();
    private static final List<ResourceState> HEARD = new CopyOnWriteArrayList<>();

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
                "movers.fleet.sweep-interval=1h",
                // The clock stands still, so events that a closed replica left in an outbox must count as old at once.
                "movers.events.sweep-age=0ms",
                "movers.events.sweep-interval=500ms");
    }

    private static void office(String client) {
        first.office("Norte", client, "");
        await().atMost(SOON)
                .until(() ->
                        first.mongo().getCollection("offices").countDocuments(new Document("client", client)) == 1);
    }

    /** Resets the clock, because sessions last only a week. */
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
        fleet.bean(CheckupPoller.class).run();
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

    private static void assertNothingIsLeftToMigrate(RunningFleet fleet, String name) {
        assertThat(fleet.context.getBeansOfType(DataMigration.class).values())
                .filteredOn(migration -> migration.name().equals(name))
                .singleElement()
                .satisfies(migration -> assertThat(migration.takeOver()).isZero());
    }

    private static JsonNode show(String id) {
        return first.asAdmin("GET", "/find/" + id, null).body();
    }

    @Test
    void checkUpFallsDueOnceWithTwoReplicas() throws Exception {
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
    void nextCheckUpFallsDueAfterTheLastCompletionInAnyProcess() throws Exception {
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
    void typeWithoutDelayIsCheckedAtOnce() {
        first.type("Cero", 0, 100);
        String id = resource("Cero", "Acme");
        poll(first);
        assertThat(show(id).get("status").asString()).isEqualTo("pending_checkup");
        assertThat(show(id).get("checkups")).hasSize(1);
    }

    @Test
    void checkUpThatFallsDueDuringARentalShowsAtTheReturn() {
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
    void dueCheckUpWaitsForTheOfficeOfItsResource() {
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
    void deletedResourceIsNotChecked() {
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

    @Test
    void resourcesOfANodeDatabaseGetTheirDueDateAtTheStart() throws Exception {
        Instant created = NOW.get().minus(Duration.ofDays(10)).truncatedTo(ChronoUnit.MILLIS);
        Instant completed = created.plus(Duration.ofDays(9));
        String never = foreign("N-never", created);
        String checked = foreign("N-checked", created);
        foreignCheckup("N-checked", "completed", created.plus(Duration.ofDays(3)));
        foreignCheckup("N-checked", "completed", completed);
        String open = foreign("N-open", created);
        foreignCheckup("N-open", "completed", completed);
        foreignCheckup("N-open", "in_progress", null);
        String deleted = foreign("N-deleted", created);
        set(deleted, "deletedAt", java.util.Date.from(created));
        String unknownType = foreign("N-type", created);
        set(unknownType, "type", "Nave");
        String scheduled = resource("Bicicleta", "Acme");
        Instant before = dueAt(scheduled);
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 420; i++) {
            many.add(foreign("N-" + i, created));
        }

        try (RunningFleet restarted = replica()) {
            await().atMost(SOON).until(() -> dueAt(many.get(many.size() - 1)) != null);
            assertThat(dueAt(never)).isEqualTo(created.plus(Duration.ofDays(2)));
            assertThat(dueAt(checked)).isEqualTo(completed.plus(Duration.ofDays(2)));
            assertThat(dueAt(open)).isNull();
            assertThat(dueAt(deleted)).isNull();
            assertThat(dueAt(unknownType)).isNull();
            assertThat(dueAt(scheduled)).isEqualTo(before);
            assertThat(many).allSatisfy(id -> assertThat(dueAt(id)).isEqualTo(created.plus(Duration.ofDays(2))));
            assertThat(show(never).get("version").asInt()).as("bookkeeping").isEqualTo(3);

            assertNothingIsLeftToMigrate(restarted, "check-ups that were not scheduled");
            poll(restarted);
            poll(restarted);
        }
        assertThat(show(never).get("checkups")).hasSize(1);
        assertThat(show(checked).get("checkups")).as("not due yet").hasSize(2);
        assertThat(show(open).get("checkups")).hasSize(2);
    }

    @Test
    void resourceRentedInANodeDatabaseCanBeReturned() throws Exception {
        String rented = foreign("N-rented", NOW.get());
        set(rented, "status", "rented");
        foreignReservation("N-rented", "active", 2);
        foreignReservation("N-rented", "finished", 0);
        String reservation = foreignReservation("N-rented", "active", 1);
        String lost = foreign("N-lost", NOW.get());
        set(lost, "status", "rented");
        foreignReservation("N-lost", "finished", 1);

        try (RunningFleet restarted = replica()) {
            await().atMost(SOON).until(() -> show(lost).get("status").asString().equals("available"));
            assertNothingIsLeftToMigrate(restarted, "rentals");
        }
        assertThat(show(rented).get("status").asString()).isEqualTo("rented");
        assertThat(show(rented).get("version").asInt()).as("bookkeeping").isEqualTo(3);
        assertThat(first.asAdmin("POST", "/" + rented + "/return", Map.of("reservationId", reservation))
                        .body()
                        .at("/resource/status")
                        .asString())
                .isEqualTo("available");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(heard(lost))
                        .singleElement()
                        .satisfies(event -> assertThat(event.status()).isEqualTo("available")));
    }

    private static String foreignReservation(String reference, String status, int hoursAgo) {
        ObjectId id = new ObjectId();
        first.mongo()
                .getCollection("reservations")
                .insertOne(new Document("_id", id)
                        .append("status", status)
                        .append("resourceRef", reference)
                        .append("createdAt", java.util.Date.from(NOW.get().minus(Duration.ofHours(hoursAgo))))
                        .append("userId", new ObjectId().toHexString())
                        .append("typeRent", 1)
                        .append("__v", 0));
        return id.toHexString();
    }

    private static String foreign(String reference, Instant created) {
        ObjectId id = new ObjectId();
        first.mongo()
                .getCollection("resources")
                .insertOne(new Document("_id", id)
                        .append("status", "available")
                        .append("kmSinceMaintenance", 0)
                        .append("deletedAt", null)
                        .append("createdAt", java.util.Date.from(created))
                        .append("type", "Bicicleta")
                        .append("reference", reference)
                        .append("qrCode", "data:image/png;base64,iVBORw0KGgo=")
                        .append("lockerPassword", 1234)
                        .append("passwordDate", java.util.Date.from(created))
                        .append("client", "Acme")
                        .append("office", "Norte")
                        .append("loanTime", 60)
                        .append("version", 3));
        return id.toHexString();
    }

    private static void foreignCheckup(String reference, String status, @Nullable Instant completed) {
        Document checkup = new Document("_id", new ObjectId())
                .append("status", status)
                .append("resourceRef", reference)
                .append("createdAt", java.util.Date.from(NOW.get()))
                .append("components", List.of())
                .append("assignee", "inventory")
                .append("version", 1);
        if (completed != null) {
            checkup.append("completedAt", java.util.Date.from(completed));
        }
        first.mongo().getCollection("checkups").insertOne(checkup);
    }

    private static void set(String id, String field, Object value) {
        first.mongo()
                .getCollection("resources")
                .updateOne(new Document("_id", new ObjectId(id)), new Document("$set", new Document(field, value)));
    }

    private static @Nullable Instant dueAt(String id) {
        Document stored = first.mongo()
                .getCollection("resources")
                .find(new Document("_id", new ObjectId(id)))
                .first();
        java.util.Date due = stored == null ? null : stored.getDate("nextCheckupAt");
        return due == null ? null : due.toInstant();
    }

    private static List<ResourceState> heard(String id) {
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
        Listener<ResourceState> heardUpdates() {
            return new Hearing();
        }
    }

    static class Hearing extends Listener<ResourceState> {
        Hearing() {
            super(Subjects.RESOURCE_UPDATED);
        }

        @Override
        public void onMessage(ResourceState event, Message msg) {
            HEARD.add(event);
            msg.ack();
        }
    }
}
