package io.movers.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.movers.servers.ChildJvm;
import io.movers.servers.MongoServer;
import io.movers.servers.NatsServer;
import io.movers.servers.TargetFolders;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The process dies at each step of renting and of returning; another replica of the service finishes the stored decision. Each step
 * is a command to the database, and the process dies just before it.
 */
class RentKillIT {
    /** Sweep interval and age of the surviving replica, with slack for a busy machine. */
    private static final Duration SWEPT = Duration.ofSeconds(30);

    private static final AtomicInteger REFERENCES = new AtomicInteger();
    private static NatsServer nats;
    private static MongoServer mongo;
    private static RunningFleet survivor;

    @BeforeAll
    static void start() {
        nats = NatsServer.start(TargetFolders.temporary("nats"));
        mongo = MongoServer.inMemory();
        survivor = RunningFleet.replica(
                mongo.uri("resources"),
                nats.url(),
                "movers.fleet.sweep-interval=300ms",
                "movers.fleet.sweep-age=500ms",
                "movers.events.sweep-interval=300ms",
                "movers.events.sweep-age=500ms");
        survivor.type("Bicicleta", 30, 100);
    }

    @AfterAll
    static void stop() throws Exception {
        survivor.close();
        mongo.close();
        nats.close();
    }

    @Test
    void rentThatIsInterruptedBeforeItsReservationIsStoredHappensWhole() {
        interruptedRentHappensWholeOrNotAtAll("insert", "reservations", "active", true);
    }

    @ParameterizedTest(name = "before {0} {1} {2}")
    @EnabledIf(value = "io.movers.servers.LongTests#areAskedFor", disabledReason = "part of make test-all")
    @CsvSource({
        "findAndModify, resources, rented, false", // nothing is decided yet
        "insert, reservations, active, true", // the resource is rented, its reservation is not stored
        "update, resources, unsettledAt, true", // both are stored, the mark is still set
    })
    void interruptedRentHappensWholeOrNotAtAll(String command, String collection, String text, boolean happens) {
        String id = survivor.resource("Bicicleta", "K-" + REFERENCES.incrementAndGet(), "Acme");
        String renter = new ObjectId().toHexString();

        dieAt(command, collection, text, "/" + id + "/rent", renter, Map.of());

        await().atMost(SWEPT).untilAsserted(() -> {
            Document resource = stored(id);
            assertSettled(resource);
            assertThat(resource.getString("status")).isEqualTo(happens ? "rented" : "available");
            assertThat(reservations(resource)).hasSize(happens ? 1 : 0).allSatisfy(reservation -> {
                assertThat(reservation.getString("status")).isEqualTo("active");
                assertThat(reservation.getString("userId")).isEqualTo(renter);
                assertThat(reservation.getObjectId("_id").toHexString())
                        .isEqualTo(resource.get("rental", Document.class).getString("id"));
                assertPublished(reservation);
            });
        });
    }

    @Test
    void returnThatIsInterruptedBeforeTheResourceIsFreeHappensWhole() {
        interruptedReturnHappensWholeOrNotAtAll("findAndModify", "resources", "available", true);
    }

    @ParameterizedTest(name = "before {0} {1} {2}")
    @EnabledIf(value = "io.movers.servers.LongTests#areAskedFor", disabledReason = "part of make test-all")
    @CsvSource({
        "findAndModify, reservations, finished, false", // nothing is decided yet
        "findAndModify, resources, available, true", // the reservation is closed, the resource still rented
        "update, reservations, unsettledAt, true", // both are written, the mark is still set
    })
    void interruptedReturnHappensWholeOrNotAtAll(String command, String collection, String text, boolean happens) {
        String id = survivor.resource("Bicicleta", "K-" + REFERENCES.incrementAndGet(), "Acme");
        String renter = new ObjectId().toHexString();
        String reservation = survivor.call(
                        "POST", "/" + id + "/rent", survivor.session("user", renter, "Acme"), Map.of())
                .body()
                .at("/reservation/id")
                .asString();

        dieAt(command, collection, text, "/" + id + "/return", renter, Map.of("reservationId", reservation));

        await().atMost(SWEPT).untilAsserted(() -> {
            Document resource = stored(id);
            assertSettled(resource);
            assertThat(resource.getString("status")).isEqualTo(happens ? "available" : "rented");
            assertThat(resource.containsKey("rental")).isEqualTo(!happens);
            assertThat(reservations(resource)).singleElement().satisfies(stored -> {
                assertThat(stored.getString("status")).isEqualTo(happens ? "finished" : "active");
                assertThat(stored).doesNotContainKey("unsettledAt");
                assertPublished(stored);
            });
        });
    }

    @Test
    void documentsOfANewResourceSurviveAnInterruption() {
        Map<String, Object> body = RunningFleet.resourceBody("Bicicleta", "K-papers", "Acme");
        body.put("documents", List.of(Map.of("type", "SOAT", "expeditionDate", "2026-01-01")));

        try (ChildJvm child = child("insert", "documents", "SOAT")) {
            assertThatThrownBy(() -> send(child, "", "admin", new ObjectId().toHexString(), body))
                    .isInstanceOf(UncheckedIOException.class);
        }

        await().atMost(SWEPT)
                .untilAsserted(() -> assertThat(survivor.asAdmin("GET", "/find-by-ref?ref=K-papers", null)
                                .body()
                                .get("documents"))
                        .hasSize(1));
    }

    private static void dieAt(
            String command, String collection, String text, String path, String renter, Map<String, Object> body) {
        try (ChildJvm child = child(command, collection, text)) {
            // The last steps come after the answer, which may or may not arrive before the process dies.
            Throwable failure = catchThrowable(() -> send(child, path, "user", renter, body));
            assertThat(failure == null || failure instanceof UncheckedIOException)
                    .as("%s", failure)
                    .isTrue();
            assertThat(child.awaitExit(Duration.ofSeconds(20))).isEqualTo(137);
        }
    }

    private static ChildJvm child(String command, String collection, String text) {
        return ChildJvm.start(
                DyingFleet.class,
                Map.of(),
                List.of(),
                List.of(mongo.uri("resources"), nats.url(), command, collection, text),
                Duration.ofMinutes(2));
    }

    private static void send(ChildJvm child, String path, String role, String id, Map<String, Object> body) {
        RunningFleet.http(Integer.parseInt(child.readyValue().strip()))
                .call("POST", path, survivor.session(role, id, "Acme"), body);
    }

    private static Document stored(String id) {
        return survivor.mongo()
                .getCollection("resources")
                .find(new Document("_id", new ObjectId(id)))
                .first();
    }

    private static List<Document> reservations(Document resource) {
        return survivor.mongo()
                .getCollection("reservations")
                .find(new Document("resourceRef", resource.getString("reference")))
                .into(new java.util.ArrayList<>());
    }

    private static void assertPublished(Document reservation) {
        assertThat(reservation)
                .containsEntry("publishedStatus", reservation.getString("status"))
                .containsKeys("resourceId", "client")
                .doesNotContainKey("outbox");
    }

    private static void assertSettled(Document resource) {
        assertThat(resource).doesNotContainKeys("unsettledAt", "outbox");
    }
}
