package io.movers.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.movers.common.events.ReplicaState;
import io.movers.common.events.Subject;
import io.movers.common.events.contract.Subjects;
import io.movers.common.events.resync.IdsListed;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The erasure of a person reaches all that this service stores about them, and nothing later brings it back. */
class ErasureIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static RunningFleet fleet;

    private StoredPerson person;

    @BeforeAll
    static void start() {
        fleet = RunningFleet.start();
        fleet.type("Bicicleta", 30, 100);
    }

    @AfterAll
    static void stop() throws Exception {
        fleet.close();
    }

    @BeforeEach
    void erase() {
        person = new StoredPerson(fleet.mongo().getDb());
        person.store();
        send(Subjects.USER_ERASED, person.erasedAccount(4), ReplicaState.FULL);
        await().atMost(SOON).untilAsserted(person::assertErased);
    }

    @Test
    void lateStatesOfTheAccountBringNothingBack() {
        send(Subjects.USER_UPDATED, person.account(3), ReplicaState.FULL);
        send(Subjects.USER_UPDATED, person.account(10), ReplicaState.FULL);
        send(Subjects.USER_UPDATED, person.account(11), ReplicaState.RESYNC);
        send(Subjects.USER_UPDATED, person.account(2), ReplicaState.FORCED);
        send(Subjects.USER_UPDATED, Map.of("id", person.id, "version", 12, "firstName", "Ana"), ReplicaState.PARTIAL);
        send(Subjects.USER_ERASED, person.erasedAccount(4), ReplicaState.FULL);

        // The events about one account are handled in order: this one is the last.
        send(Subjects.USER_UPDATED, person.erasedAccount(20), ReplicaState.FULL);
        await().atMost(SOON).until(() -> person.version() == 20);
        person.assertErased();
    }

    @Test
    void ghostThatAnOwnerRestoredFromABackupDoesNotHaveKeepsItsMark() {
        send(
                IdsListed.SUBJECT,
                Map.of("id", new ObjectId().toHexString(), "subject", "user:updated", "ids", List.of()),
                ReplicaState.FORCED);
        send(Subjects.USER_UPDATED, person.account(30), ReplicaState.FORCED);

        send(Subjects.USER_UPDATED, person.erasedAccount(31), ReplicaState.FULL);
        await().atMost(SOON).until(() -> person.version() == 31);
        person.assertErased();
    }

    @Test
    void copiesOfARestoredBackupAreErasedByAResync() {
        person.store();

        send(Subjects.USER_UPDATED, person.erasedAccount(4), ReplicaState.RESYNC);

        await().atMost(SOON).untilAsserted(person::assertErased);
    }

    @Test
    void tripThatArrivesLateIsCountedWithoutItsTrack() {
        String resource = fleet.resource("Bicicleta", "R-late", "Acme");
        String trip = new ObjectId().toHexString();
        Map<String, Object> late = new HashMap<>(Map.of(
                "id",
                trip,
                "version",
                1,
                "status",
                "completed",
                "resourceRef",
                "R-late",
                "userId",
                person.id,
                "origin",
                "Casa",
                "destination",
                "Oficina",
                "tracking",
                List.of(Map.of("latitude", 4.6)),
                "indicators",
                Map.of("km", 7)));
        late.put("reservationId", reservationOf(resource));
        late.put("createdAt", Instant.now().toString());

        send(Subjects.TRAVEL_FINISHED, late, ReplicaState.FULL);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(stored("travels", trip))
                        .containsEntry("origin", "")
                        .containsEntry("tracking", List.of()));
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(((Number) stored("resources", resource).get("kmSinceMaintenance")))
                                .satisfies(km -> assertThat(km.intValue()).isEqualTo(7)));
    }

    @Test
    void aSessionOfTheErasedPersonIsRefused() {
        String session = fleet.session("user", person.id, "Acme");
        send(Subjects.USER_UPDATED, person.erasedAccount(5), ReplicaState.FULL);
        await().atMost(SOON).until(() -> person.version() == 5);

        assertThat(fleet.call("GET", "/rented-resources", session, null).status())
                .isEqualTo(401);
    }

    private String reservationOf(String resource) {
        ObjectId id = new ObjectId();
        fleet.mongo()
                .getCollection("reservations")
                .insertOne(new Document("_id", id)
                        .append("userId", person.id)
                        .append("status", "active")
                        .append("publishedStatus", "active")
                        .append("resourceRef", "R-late")
                        .append("resourceId", resource)
                        .append("client", "Acme")
                        .append("createdAt", Date.from(Instant.now().minusSeconds(600))));
        return id.toHexString();
    }

    private static Document stored(String collection, String id) {
        return fleet.mongo()
                .getCollection(collection)
                .find(new Document("_id", new ObjectId(id)))
                .first();
    }

    private static void send(Subject<?> subject, Map<String, ?> data, ReplicaState state) {
        fleet.publish(subject, data, state);
    }
}
