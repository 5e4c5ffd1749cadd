package io.movers.resources.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.movers.common.events.ReplicaState;
import io.movers.common.events.contract.Subjects;
import io.movers.common.migration.DataMigration;
import io.movers.resources.RunningFleet;
import io.movers.resources.services.CheckupPoller;
import io.movers.resources.services.ReservationPublication;
import io.movers.servers.MongoServer;
import io.movers.testing.Answer;
import io.movers.testing.NodeDatabase;
import io.movers.testing.Servers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The service on a database taken over from the Node service. */
class NodeDatabaseIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String[] BY_HAND = {"movers.fleet.checkup-poll=1h", "movers.fleet.sweep-interval=1h"};

    private static final String ANA = "600000000000000000000a03";
    private static final String HUGO = "600000000000000000000a04";
    private static final String INES = "600000000000000000000a05";
    private static final String PLAIN = "600000000000000000000b01";
    private static final String RENTED = "600000000000000000000b02";
    private static final String RENTED_UNDER_NONE = "600000000000000000000b03";
    private static final String RESERVED_ONLY = "600000000000000000000b04";
    private static final String RENTED_TWICE = "600000000000000000000b05";
    private static final String TO_BE_CHECKED = "600000000000000000000b06";
    private static final String IN_REPAIR = "600000000000000000000b07";
    private static final String MAINTAINED = "600000000000000000000b08";
    private static final String WITHOUT_VERSION = "600000000000000000000b09";
    private static final String FIRST_NAMESAKE = "600000000000000000000b10";
    private static final String SECOND_NAMESAKE = "600000000000000000000b11";
    private static final String NEVER_CHECKED = "600000000000000000000b12";
    private static final String LONG_CHECKED = "600000000000000000000b13";
    private static final String BEING_CHECKED = "600000000000000000000b14";
    private static final String RIDDEN = "600000000000000000000b15";
    private static final String DISABLED = "600000000000000000000b16";
    private static final String UNSCHEDULED_WITHOUT_VERSION = "600000000000000000000b17";

    private static NodeDatabase database;
    private static RunningFleet fleet;
    private static String ana;
    private static String hugo;

    @BeforeAll
    static void start() {
        MongoServer mongo = MongoServer.inMemory();
        database = NodeDatabase.fill(mongo, RunningFleet.DATABASE, NodeDatabaseIT.class);
        fleet = RunningFleet.startOn(Servers.startWith(mongo), BY_HAND);
        ana = fleet.session("user", ANA, "Acme");
        hugo = fleet.session("user", HUGO, "Acme");
        await().atMost(SOON).untilAsserted(() -> isTakenOver(database));
    }

    @AfterAll
    static void stop() {
        database.close();
        fleet.close();
    }

    /** Resets the database to its state after a first start. */
    @BeforeEach
    void takeOver() {
        database.refill();
        fleet.bus().forget();
        fleet.context.getBeansOfType(DataMigration.class).values().forEach(DataMigration::takeOver);
        fleet.bean(ReservationPublication.class).publishMissing();
    }

    private static void isTakenOver(NodeDatabase database) {
        for (String rented : List.of(RENTED, RENTED_TWICE, WITHOUT_VERSION)) {
            assertThat(database.get("resources", rented)).containsKey("rental");
        }
        assertThat(database.get("resources", RENTED_UNDER_NONE)).containsEntry("status", "available");
        for (int number = 1; number <= 7; number++) {
            assertThat(database.get("reservations", "600000000000000000000e0" + number))
                    .containsKey("resourceId");
        }
        for (String scheduled : List.of(PLAIN, NEVER_CHECKED, LONG_CHECKED, DISABLED, UNSCHEDULED_WITHOUT_VERSION)) {
            assertThat(database.get("resources", scheduled)).containsKey("nextCheckupAt");
        }
    }

    @Test
    void secondStartOnANodeDatabaseChangesNothing() {
        MongoServer mongo = MongoServer.inMemory();
        try (Servers servers = Servers.startWith(mongo);
                NodeDatabase left = NodeDatabase.fill(mongo, RunningFleet.DATABASE, NodeDatabaseIT.class)) {
            Map<String, List<Document>> before = left.content();
            try (RunningFleet first = replica(servers)) {
                await().atMost(SOON).untilAsserted(() -> isTakenOver(left));
                await().atMost(SOON)
                        .until(() -> !left.get("resources", RENTED_UNDER_NONE).containsKey("outbox"));
            }
            Map<String, List<Document>> taken = left.content();
            for (String collection : List.of("checkups", "travels", "offices", "users", "documents")) {
                assertThat(taken.get(collection)).isEqualTo(before.get(collection));
            }

            try (RunningFleet second = replica(servers)) {
                assertThat(second.context.getBeansOfType(DataMigration.class).values())
                        .hasSizeGreaterThanOrEqualTo(2)
                        .allSatisfy(step -> assertThat(step.takeOver()).isZero());
            }
            assertThat(left.content()).isEqualTo(taken);
        }
    }

    private static RunningFleet replica(Servers servers) {
        return RunningFleet.replica(
                servers.mongo().uri(RunningFleet.DATABASE), servers.nats().url(), BY_HAND);
    }

    @Test
    void fleetOfANodeDatabaseIsListedAndNarrowed() {
        assertThat(references("?perPage=3")).containsExactly("R-1", "R-2", "R-3");
        assertThat(list("").get("totalResults").asInt()).isEqualTo(17);
        assertThat(references("?client=Beta")).containsExactly("R-10");
        assertThat(references("?client=Acme&office=Sede%20Norte&status=rented")).containsExactly("R-2", "R-5", "R-9");
        assertThat(references("?status=pending_checkup")).containsExactly("R-6", "P-14");
        assertThat(references("?type=Patineta&status=available")).containsExactly("P-12", "P-13", "P-17");
        assertThat(references("?reference=R-10")).containsExactly("R-10", "R-10");
        assertThat(references("?from=2021-01-15&to=2021-01-16")).containsExactly("R-15", "R-16");
        assertThat(fleet.asAdmin("GET", "/types-by-client?client=Acme", null).body())
                .hasSize(2);
        assertThat(fleet.asAdmin("GET", "/resource-types", null).body())
                .extracting(type -> type.get("type").asString())
                .containsExactly("Bicicleta", "Patineta");
    }

    @Test
    void resourceIsReadWithItsDocumentsAndItsWork() {
        JsonNode plain = show(PLAIN);
        assertThat(plain.get("clientNumber").asString()).isEqualTo("77");
        assertThat(plain.at("/documents/0/type").asString()).isEqualTo("SOAT");
        assertThat(plain.at("/checkups/0/components/1/status").asString()).isEqualTo("regular");
        JsonNode waiting = show(TO_BE_CHECKED);
        assertThat(waiting.at("/checkups/0/components/0/_id").asString()).isEqualTo("600000000000000001007001");
        assertThat(show(MAINTAINED).get("kmSinceMaintenance").asDouble()).isEqualTo(12.5);
        assertThat(show(WITHOUT_VERSION).get("version").asInt()).isZero();
        assertThat(fleet.asAdmin("GET", "/find-by-ref?ref=R-6", null).id()).isEqualTo(TO_BE_CHECKED);
        assertThat(fleet.asAdmin("GET", "/resource-types/600000000000000000000701", null)
                        .body()
                        .get("checkupTime")
                        .asInt())
                .isEqualTo(36500);
    }

    @Test
    void historiesAndReservationsAreListed() {
        JsonNode reservations = fleet.asAdmin("GET", "/reservation-list?client=Acme", null)
                .body()
                .get("reservations");
        assertThat(reservations).hasSize(7);
        assertThat(reservations.get(0))
                .satisfies(first ->
                        assertThat(first.toString()).contains("ana@acme.test", "\"R-15\"", "Gracias", "\"rating\":4"));
        assertThat(reservations.at("/0/travels")).hasSize(4);
        assertThat(fleet.call("GET", "/rented-resources", ana, null).body())
                .extracting(reservation -> reservation.get("resourceRef").asString())
                .containsExactly("R-2", "R-4", "R-5", "R-9");
        assertThat(fleet.asAdmin("GET", "/checkups-history?status=completed", null)
                        .body()
                        .get("checkups"))
                .hasSize(2);
        assertThat(fleet.asAdmin("GET", "/repairs-history", null).body().get("repairs"))
                .hasSize(1);
        assertThat(fleet.asAdmin("GET", "/maintenances-history?client=Acme", null)
                        .body()
                        .get("maintenances"))
                .hasSize(1);
    }

    @Test
    void updateKeepsUnknownFieldsAndContinuesTheVersion() {
        Map<String, Object> body = RunningFleet.resourceBody("Bicicleta", "R-1", "Acme");
        body.put("office", "Sede Sur");
        body.put("lockerPassword", 9999);

        assertThat(fleet.asAdmin("PUT", "/" + PLAIN, body).status()).isEqualTo(201);

        assertThat(database.get("resources", PLAIN))
                .containsEntry("version", 2)
                .containsEntry("color", "rojo")
                .containsEntry("clientNumber", "77")
                .containsEntry("office", "Sede Sur")
                .containsEntry("lockerPassword", 9999)
                .containsEntry("previousPassword", 1234);
        published(PLAIN, 2, "available");
        assertThat(fleet.asAdmin("PUT", "/" + WITHOUT_VERSION, RunningFleet.resourceBody("Bicicleta", "R-9", "Acme"))
                        .status())
                .isEqualTo(201);
        assertThat(database.get("resources", WITHOUT_VERSION)).containsEntry("version", 1);
        published(WITHOUT_VERSION, 1, "rented");
    }

    @Test
    void typesComponentsAndDocumentsOfANodeDatabaseCanBeChanged() {
        Map<String, Object> type = new LinkedHashMap<>(RunningFleet.typeBody("Bici", 36500, 100));
        assertThat(fleet.asAdmin("PUT", "/resource-types/600000000000000000000701", type)
                        .status())
                .isEqualTo(200);
        assertThat(database.get("resourcetypes", "600000000000000000000701"))
                .containsEntry("version", 3)
                .containsEntry("gears", 7)
                .containsEntry("type", "Bici");
        assertThat(show(PLAIN).get("type").asString()).isEqualTo("Bici");
        assertThat(database.get("components", "600000000000000000000501"))
                .containsEntry("resourceType", "Bici")
                .containsEntry("weight", 1.5);

        Map<String, Object> none = Map.of("disables", false, "ticket", false);
        Map<String, Object> component = Map.of(
                "name", "Frenos 2",
                "componentBrand", "X",
                "componentModel", "Y",
                "regularCondition", none,
                "badCondition", none);
        assertThat(fleet.asAdmin(
                                "PUT",
                                "/resource-types/600000000000000000000702/components/600000000000000000000503",
                                component)
                        .status())
                .isEqualTo(200);
        assertThat(database.get("components", "600000000000000000000503"))
                .containsEntry("version", 3)
                .containsEntry("weight", 1.5)
                .containsEntry("deletedAt", null);

        Map<String, Object> paper = Map.of(
                "type", "SOAT",
                "resourceReference", "R-1",
                "expeditionDate", "2026-01-01",
                "expirationDate", "2027-01-01",
                "documentNumber", "D-1");
        assertThat(fleet.asAdmin("PUT", "/documents/600000000000000000000801/update", paper)
                        .status())
                .isEqualTo(200);
        assertThat(database.get("documents", "600000000000000000000801"))
                .containsEntry("version", 1)
                .containsEntry("insurer", "Sura")
                .containsEntry("documentNumber", "D-1");
    }

    @Test
    void resourcesAreDisabledEnabledAndDeleted() {
        rows("/disable-resources", PLAIN, RENTED, DISABLED);
        rows("/enable-resources", DISABLED);

        assertThat(database.get("resources", PLAIN))
                .containsEntry("status", "disabled")
                .containsEntry("version", 2);
        assertThat(database.get("resources", RENTED))
                .containsEntry("status", "rented")
                .containsEntry("version", 4);
        assertThat(database.get("resources", DISABLED)).containsEntry("status", "available");
        assertThat(fleet.asAdmin("DELETE", "/" + DISABLED, null).status()).isEqualTo(204);
        assertThat(database.get("resources", DISABLED).get("deletedAt")).isNotNull();
        published(PLAIN, 2, "disabled");
    }

    @Test
    void resourceRentedByNodeIsReturnedAndRentedAgain() {
        assertThat(giveBack(RENTED, 2, hugo).status()).isEqualTo(403);
        Answer returned = giveBack(RENTED, 2, ana);
        assertThat(returned.body().at("/resource/status").asString()).isEqualTo("available");
        assertThat(reservation(2)).containsEntry("status", "finished").containsEntry("__v", 2);
        assertThat(database.get("resources", RENTED))
                .containsEntry("version", 5)
                .doesNotContainKey("rental");
        published(RENTED, 5, "available");

        Answer rented = fleet.call("POST", "/" + RENTED + "/rent", hugo, Map.of("typeRent", 1));
        assertThat(rented.status()).isEqualTo(200);
        assertThat(rented.body().at("/resource/version").asInt()).isEqualTo(6);
        assertThat(giveBack(WITHOUT_VERSION, 7, ana)
                        .body()
                        .at("/resource/status")
                        .asString())
                .isEqualTo("available");
        published(WITHOUT_VERSION, 1, "available");
    }

    @Test
    void latestOfTwoActiveReservationsHasTheResource() {
        Answer older = giveBack(RENTED_TWICE, 5, hugo);
        assertThat(older.status()).isEqualTo(200);
        assertThat(reservation(5))
                .containsEntry("status", "finished")
                .containsEntry("insured", true)
                .containsEntry("__v", 2);
        assertThat(show(RENTED_TWICE).get("status").asString()).isEqualTo("rented");

        giveBack(RENTED_TWICE, 6, ana);
        assertThat(show(RENTED_TWICE).get("status").asString()).isEqualTo("available");
        published(RENTED_TWICE, 7, "available");
    }

    @Test
    void activeReservationsArePublishedWithTheirResource() {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                fleet.published(Subjects.RESERVATION_CREATED, "600000000000000000000e02"))
                        .singleElement()
                        .satisfies(event -> {
                            assertThat(event.get("resourceId").asString()).isEqualTo(RENTED);
                            assertThat(event.get("client").asString()).isEqualTo("Acme");
                            assertThat(event.get("version").asInt()).isEqualTo(1);
                        }));
        assertThat(fleet.published(Subjects.RESERVATION_FINISHED, "600000000000000000000e01"))
                .as("finished long ago")
                .isEmpty();
        assertThat(reservation(1)).containsEntry("resourceId", RIDDEN).containsEntry("client", "Acme");
    }

    @Test
    void resourceRentedUnderNoReservationBecomesFree() {
        assertThat(show(RENTED_UNDER_NONE).get("status").asString()).isEqualTo("available");
        published(RENTED_UNDER_NONE, 3, "available");
        assertThat(fleet.call("POST", "/" + RENTED_UNDER_NONE + "/rent", ana, Map.of())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void reservationWithoutAResourceFinishesAndFreesNothing() {
        assertThat(fleet.call("POST", "/" + RESERVED_ONLY + "/rent", hugo, Map.of())
                        .status())
                .isEqualTo(200);

        assertThat(giveBack(RESERVED_ONLY, 4, ana).status()).isEqualTo(200);

        assertThat(reservation(4)).containsEntry("status", "finished");
        assertThat(show(RESERVED_ONLY).get("status").asString()).isEqualTo("rented");
        assertThat(fleet.call("GET", "/rented-resources", hugo, null).body())
                .extracting(rental -> rental.get("resourceRef").asString())
                .containsExactly("R-5", "R-4");
    }

    @Test
    void workOpenedByNodeIsCompleted() {
        String checkup = "600000000000000000000c01";
        assertThat(fleet.asAdmin("POST", "/" + TO_BE_CHECKED + "/start-checkup", Map.of("checkupId", checkup))
                        .status())
                .isEqualTo(200);
        assertThat(show(TO_BE_CHECKED).get("status").asString()).isEqualTo("checkup");
        assertThat(database.get("checkups", checkup))
                .containsEntry("status", "in_progress")
                .containsEntry("version", 1)
                .containsEntry("ticket", "T-9");
        complete(TO_BE_CHECKED, "checkups", "checkupId", checkup);
        assertThat(show(TO_BE_CHECKED).get("status").asString()).isEqualTo("available");
        assertThat(database.get("checkups", checkup))
                .containsEntry("status", "completed")
                .containsEntry("version", 2)
                .containsEntry("ticket", "T-9");
        assertThat(database.get("resources", TO_BE_CHECKED)).containsKey("nextCheckupAt");
        published(TO_BE_CHECKED, 5, "available");

        String repair = "600000000000000000000c05";
        complete(IN_REPAIR, "repairs", "repairId", repair);
        assertThat(show(IN_REPAIR).get("status").asString()).isEqualTo("waiting_approval_repair");
        assertThat(database.get("repairs", repair))
                .containsEntry("status", "completed")
                .containsEntry("version", 2);
        fleet.asAdmin("POST", "/" + IN_REPAIR + "/approve-repair", Map.of("repairId", repair));
        assertThat(show(IN_REPAIR).get("status").asString()).isEqualTo("available");

        String maintenance = "600000000000000000000c06";
        fleet.asAdmin("POST", "/" + MAINTAINED + "/approve-maintenance", Map.of("maintenanceId", maintenance));
        assertThat(show(MAINTAINED).get("status").asString()).isEqualTo("available");
        assertThat(database.get("maintenances", maintenance))
                .containsEntry("status", "approved")
                .containsEntry("version", 3);
        published(MAINTAINED, 8, "available");
    }

    /** The Node service ignores the rental and the work that our resources contain. */
    @Test
    void rentalsAndWorkClosedByNodeAreClosed() {
        String rent = "/" + PLAIN + "/rent";
        String rented = fleet.call("POST", rent, ana, Map.of())
                .body()
                .at("/reservation/id")
                .asString();
        String checkup =
                fleet.asAdmin("POST", "/" + LONG_CHECKED + "/checkups", null).id();
        await().atMost(SOON)
                .until(() -> !database.get("resources", LONG_CHECKED).containsKey("unsettledAt"));
        closeThere("reservations", rented, "finished", "returnedAt", "__v", 0);
        closeThere("checkups", checkup, "completed", "completedAt", "version", 1);
        ObjectId rentedThere = new ObjectId();
        fleet.mongo()
                .getCollection("reservations")
                .insertOne(new Document("_id", rentedThere)
                        .append("status", "active")
                        .append("resourceRef", show(PLAIN).get("reference").asString())
                        .append("userId", HUGO)
                        .append("createdAt", new Date())
                        .append("__v", 0));

        fleet.context.getBeanProvider(DataMigration.class).orderedStream().forEach(DataMigration::takeOver);
        takeOverAgain();

        assertThat(database.get("resources", LONG_CHECKED))
                .doesNotContainKey("openCheckup")
                .containsKey("nextCheckupAt");
        assertThat(fleet.call("POST", "/" + PLAIN + "/return", hugo, Map.of("reservationId", rentedThere.toHexString()))
                        .body()
                        .at("/resource/status")
                        .asString())
                .isEqualTo("available");
    }

    private static void closeThere(
            String collection, String id, String status, String closedAt, String versionField, int version) {
        fleet.mongo()
                .getCollection(collection)
                .updateOne(
                        Filters.eq("_id", new ObjectId(id)),
                        Updates.combine(
                                Updates.set("status", status),
                                Updates.set(closedAt, new Date()),
                                Updates.set(versionField, version)));
    }

    @Test
    void dueResourcesOfANodeDatabaseAreCheckedOnce() {
        assertThat(due(NEVER_CHECKED)).isEqualTo(Instant.parse("2021-02-11T08:00:00Z"));
        assertThat(due(LONG_CHECKED)).isEqualTo(Instant.parse("2021-07-02T08:00:00Z"));
        assertThat(database.get("resources", BEING_CHECKED)).doesNotContainKey("nextCheckupAt");
        CheckupPoller poller = fleet.bean(CheckupPoller.class);
        poller.run();
        poller.run();
        takeOverAgain();
        poller.run();

        for (Map.Entry<String, Integer> checkups : Map.of(
                        NEVER_CHECKED, 1, UNSCHEDULED_WITHOUT_VERSION, 1, LONG_CHECKED, 2, BEING_CHECKED, 1)
                .entrySet()) {
            JsonNode shown = show(checkups.getKey());
            assertThat(shown.get("status").asString()).isEqualTo("pending_checkup");
            assertThat(shown.get("checkups")).hasSize(checkups.getValue());
        }
        assertThat(show(NEVER_CHECKED).at("/checkups/0/assignee").asString()).isEqualTo(INES);
        assertThat(show(PLAIN).get("status").asString())
                .as("not due for a century")
                .isEqualTo("available");
        published(NEVER_CHECKED, 2, "pending_checkup");
        published(UNSCHEDULED_WITHOUT_VERSION, 1, "pending_checkup");
    }

    private static void takeOverAgain() {
        fleet.context
                .getBeansOfType(DataMigration.class)
                .values()
                .forEach(step -> assertThat(step.takeOver()).isZero());
    }

    @Test
    void tripsCountedByNodeAreNotCountedAgain() {
        // Finished under the Node service and delivered again, by a Node service and by one of ours.
        for (ReplicaState state : List.of(ReplicaState.PARTIAL, ReplicaState.FULL)) {
            fleet.publish(Subjects.TRAVEL_FINISHED, finished(2, 1, 60), state);
            fleet.publish(Subjects.TRAVEL_FINISHED, finished(3, 1, 7), state);
        }
        fleet.publish(Subjects.TRAVEL_FINISHED, finished(2, 2, 60), ReplicaState.PARTIAL);
        // Started under the Node service, and finished by one of our services and by a Node service.
        fleet.publish(Subjects.TRAVEL_FINISHED, finished(1, 1, 20), ReplicaState.FULL);
        fleet.publish(Subjects.TRAVEL_FINISHED, finished(4, 1, 10.5), ReplicaState.PARTIAL);

        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(show(RIDDEN).get("kmSinceMaintenance").asDouble())
                                .isEqualTo(91));
        await().during(Duration.ofSeconds(1))
                .atMost(SOON)
                .untilAsserted(() -> assertThat(database.get("resources", RIDDEN))
                        .containsEntry("kmSinceMaintenance", 91)
                        .containsEntry("version", 10));
        assertThat(database.get("travels", "600000000000000000000102"))
                .containsEntry("version", 3)
                .containsEntry("status", "completed");
        assertThat(database.get("travels", "600000000000000000000101"))
                .containsEntry("version", 1)
                .containsEntry("status", "completed")
                .containsEntry("createdAt", Date.from(Instant.parse("2021-05-01T10:00:00Z")));
        assertThat(show(RIDDEN).get("status").asString()).isEqualTo("available");
    }

    /** The Node service allowed two resources with the same reference. */
    @Test
    void resourcesWithTheSameReferenceCanBeChanged() {
        assertThat(fleet.asAdmin("GET", "/find-by-ref?ref=R-10", null).id()).isEqualTo(FIRST_NAMESAKE);
        Map<String, Object> same = RunningFleet.resourceBody("Bicicleta", "R-10", "Beta");
        assertThat(fleet.asAdmin("PUT", "/" + SECOND_NAMESAKE, same).status()).isEqualTo(201);
        assertThat(fleet.asAdmin("POST", "", same).message()).isEqualTo("The reference already exists");
        assertThat(fleet.asAdmin("PUT", "/" + PLAIN, RunningFleet.resourceBody("Bicicleta", "R-10", "Acme"))
                        .message())
                .isEqualTo("The reference already exists");
        assertThat(fleet.asAdmin("PUT", "/" + SECOND_NAMESAKE, RunningFleet.resourceBody("Bicicleta", "R-11", "Beta"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void copiesOfANodeDatabaseContinueFromTheirVersion() {
        Map<String, Object> partial = Map.of("id", ANA, "version", 4, "email", "ana@acme.test", "firstName", "Anita");
        fleet.publish(Subjects.USER_UPDATED, partial, ReplicaState.PARTIAL);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(database.get("users", ANA))
                        .containsEntry("firstName", "Anita")
                        .containsEntry("office", "Sede Norte")
                        .containsEntry("version", 4));
        Map<String, Object> whole =
                Map.of("id", ANA, "version", 5, "email", "ana@acme.test", "firstName", "Ana", "lastName", "Ruiz");
        fleet.publish(Subjects.USER_UPDATED, whole, ReplicaState.FULL);
        fleet.publish(Subjects.USER_UPDATED, partial, ReplicaState.PARTIAL);

        // The first version that our service gives an office created by the Node service.
        fleet.publish(Subjects.OFFICE_UPDATED, office("600000000000000000000f01", 1, "Gamma"), ReplicaState.FULL);
        fleet.publish(Subjects.OFFICE_UPDATED, office("600000000000000000000f02", 1, "Gamma"), ReplicaState.FULL);
        // The Node service's creation event is delivered again.
        Map<String, Object> created = new LinkedHashMap<>(office("600000000000000000000f01", 0, "Acme"));
        created.remove("version");
        fleet.publish(Subjects.OFFICE_CREATED, created, ReplicaState.PARTIAL);
        fleet.publish(
                Subjects.CLIENT_CREATED,
                Map.of("id", "6000000000000000000000c1", "name", "Acme"),
                ReplicaState.PARTIAL);

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(database.get("users", ANA))
                    .containsEntry("firstName", "Ana")
                    .containsEntry("version", 5);
            for (String office : List.of("600000000000000000000f01", "600000000000000000000f02")) {
                assertThat(database.get("offices", office))
                        .containsEntry("client", "Gamma")
                        .containsEntry("version", 1);
            }
            assertThat(database.get("clients", "6000000000000000000000c1")).containsEntry("version", 0);
        });
        assertThat(database.get("users", ANA)).containsEntry("office", "");
    }

    private static JsonNode list(String query) {
        return fleet.asAdmin("GET", query, null).body();
    }

    private static List<String> references(String query) {
        List<String> references = new ArrayList<>();
        list(query)
                .get("resources")
                .forEach(row -> references.add(row.get("reference").asString()));
        return references;
    }

    private static JsonNode show(String id) {
        return fleet.asAdmin("GET", "/find/" + id, null).body();
    }

    private static Document reservation(int number) {
        return database.get("reservations", "600000000000000000000e0" + number);
    }

    private static Answer giveBack(String resource, int reservation, String session) {
        return fleet.call(
                "POST",
                "/" + resource + "/return",
                session,
                Map.of("reservationId", "600000000000000000000e0" + reservation));
    }

    private static void rows(String path, String... ids) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (String id : ids) {
            rows.add(Map.of("id", id));
        }
        assertThat(fleet.asAdmin("POST", path, Map.of("resources", rows)).status())
                .isEqualTo(200);
    }

    private static void complete(String resource, String path, String field, String order) {
        List<Map<String, Object>> findings = new ArrayList<>();
        for (Document line : database.get(path, order).getList("components", Document.class)) {
            findings.add(Map.of(
                    "componentId", line.getString("componentId"),
                    "componentName", line.getString("componentName"),
                    "status", "good"));
        }
        assertThat(fleet.asAdmin("PUT", "/" + resource + "/" + path, Map.of(field, order, "components", findings))
                        .status())
                .isEqualTo(201);
    }

    private static Instant due(String id) {
        return database.get("resources", id).getDate("nextCheckupAt").toInstant();
    }

    private static Map<String, Object> finished(int trip, int version, double km) {
        return Map.of(
                "id",
                "60000000000000000000010" + trip,
                "version",
                version,
                "status",
                "completed",
                "origin",
                "Casa",
                "destination",
                "Oficina",
                "resourceRef",
                "R-15",
                "reservationId",
                "600000000000000000000e01",
                "userId",
                ANA,
                "indicators",
                Map.of("km", km),
                "tracking",
                List.of());
    }

    private static Map<String, Object> office(String id, int version, String client) {
        return Map.of(
                "id", id,
                "version", version,
                "name", "Sede",
                "client", client,
                "mebAdmin", INES,
                "clientAdmin", INES,
                "repairAdmin", INES,
                "maintenanceAdmin", INES,
                "inventoryAdmin", INES);
    }

    private static void published(String id, int version, String status) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(fleet.published(Subjects.RESOURCE_UPDATED, id))
                        .anySatisfy(event -> {
                            assertThat(event.get("version").asInt()).isEqualTo(version);
                            assertThat(event.get("status").asString()).isEqualTo(status);
                        }));
    }
}
