package io.movers.travels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.movers.common.events.ReplicaState;
import io.movers.common.events.contract.Subjects;
import io.movers.servers.MongoServer;
import io.movers.testing.Answer;
import io.movers.testing.NodeDatabase;
import io.movers.testing.Servers;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The service on a database that a Node service has filled. */
class NodeDatabaseIT {
    /** A trip that was finished twice, which raised its version twice in the Node service. */
    private static final String FINISHED = "600000000000000000000101";

    private static final String STARTED = "600000000000000000000102";
    private static final String CHANGED = "600000000000000000000103";
    private static final String WITHOUT_MUCH = "600000000000000000000104";
    private static final String ANA = "600000000000000000000a03";
    private static final String HUGO = "600000000000000000000a04";

    private static NodeDatabase database;
    private static RunningTravels service;
    private static String ana;

    @BeforeAll
    static void start() {
        MongoServer mongo = MongoServer.inMemory();
        database = NodeDatabase.fill(mongo, RunningTravels.DATABASE, NodeDatabaseIT.class);
        service = new RunningTravels(Servers.startWith(mongo));
        ana = service.session("user", ANA, "Acme");
    }

    @AfterAll
    static void stop() {
        database.close();
        service.close();
    }

    @BeforeEach
    void refill() {
        database.refill();
        service.bus().forget();
    }

    @Test
    void startsOnANodeDatabaseChangeNothing() {
        MongoServer mongo = MongoServer.inMemory();
        try (Servers servers = Servers.startWith(mongo);
                NodeDatabase left = NodeDatabase.fill(mongo, RunningTravels.DATABASE, NodeDatabaseIT.class)) {
            Map<String, List<Document>> before = left.content();
            RunningTravels.runTravels(servers).close();
            assertThat(left.content()).isEqualTo(before);
            RunningTravels.runTravels(servers).close();
            assertThat(left.content()).isEqualTo(before);
        }
    }

    @Test
    void tripsOfANodeDatabaseAreListed() {
        JsonNode list = service.call("GET", "", ana, null).body();

        assertThat(list)
                .extracting(trip -> trip.get("id").asString())
                .containsExactly(CHANGED, STARTED, FINISHED, WITHOUT_MUCH);
        JsonNode finished = list.get(2);
        assertThat(finished.get("version").asInt()).isEqualTo(2);
        assertThat(finished.at("/indicators/energyFootprint").asDouble()).isEqualTo(1.5);
        assertThat(finished.at("/destinationPoint/longitude").asDouble()).isEqualTo(-74);
        assertThat(finished.at("/tracking/0/a").asInt()).isEqualTo(1);
        assertThat(finished.at("/tracking/1/longitude").asDouble()).isEqualTo(2.5);
        assertThat(service.call("GET", "?page=2&perPage=1", ana, null).body())
                .extracting(trip -> trip.get("id").asString())
                .containsExactly(STARTED);
    }

    @Test
    void tripStartedByNodeIsFinished() {
        Map<String, Object> outcome = Map.of(
                "indicators", Map.of("km", 7.5, "calories", 3),
                "destinationPoint", Map.of("latitude", 4.7, "longitude", -74),
                "tracking", List.of(Map.of("latitude", 4.6, "longitude", -74)));

        Answer finished = service.call("PUT", "/" + STARTED + "/finish", ana, outcome);

        assertThat(finished.status()).isEqualTo(200);
        assertThat(finished.body().get("reservationId").asString()).isEqualTo("600000000000000000000e01");
        assertThat(database.get("travels", STARTED))
                .containsEntry("status", "completed")
                .containsEntry("version", 1)
                .containsEntry("weather", "lluvia")
                .containsEntry("indicators", new Document("calories", 3).append("km", 7.5))
                .containsEntry("originPoint", new Document("latitude", 4.6).append("longitude", -74.1))
                .containsEntry("reservationId", "600000000000000000000e01");
        await().untilAsserted(() -> assertThat(service.published(Subjects.TRAVEL_FINISHED, STARTED))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.get("version").asInt()).isEqualTo(1);
                    assertThat(event.at("/indicators/km").asDouble()).isEqualTo(7.5);
                    assertThat(event.at("/originPoint/latitude").asDouble()).isEqualTo(4.6);
                    assertThat(event.get("createdAt").asString()).isEqualTo("2021-05-02T10:00:00.000Z");
                }));
    }

    @Test
    void versionContinuesFromTheStoredOneOrFromZero() {
        for (String trip : List.of(CHANGED, WITHOUT_MUCH)) {
            assertThat(service.call("PUT", "/" + trip + "/finish", ana, Map.of())
                            .status())
                    .isEqualTo(200);
        }

        assertThat(database.get("travels", CHANGED)).containsEntry("version", 5);
        assertThat(database.get("travels", WITHOUT_MUCH)).containsEntry("version", 1);
        for (Map.Entry<String, Integer> next :
                Map.of(CHANGED, 5, WITHOUT_MUCH, 1).entrySet()) {
            await().untilAsserted(() -> assertThat(service.published(Subjects.TRAVEL_FINISHED, next.getKey()))
                    .extracting(event -> event.get("version").asInt())
                    .containsExactly(next.getValue()));
        }
    }

    @Test
    void tripFinishedByNodeStaysAsItIs() {
        Document before = database.get("travels", FINISHED);

        Answer again = service.call("PUT", "/" + FINISHED + "/finish", ana, Map.of("indicators", Map.of("km", 50)));

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body().at("/indicators/km").asInt()).isEqualTo(5);
        assertThat(database.get("travels", FINISHED)).isEqualTo(before);
        assertThat(service.call("PUT", "/" + FINISHED + "/finish", service.session("user", HUGO, "Acme"), Map.of())
                        .status())
                .isEqualTo(401);
    }

    @Test
    void newTripIsStoredInTheFormOfNode() {
        Map<String, Object> body = Map.of(
                "origin", "Casa",
                "destination", "Oficina",
                "resourceRef", "R-1",
                "reservationId", "res-9",
                "originPoint", Map.of("latitude", 4, "longitude", -74.1));

        String id = service.call("POST", "", ana, body).id();

        Document stored = database.get("travels", id);
        assertThat(stored)
                .containsEntry("status", "pending")
                .containsEntry("version", 0)
                .containsEntry("tracking", List.of())
                .containsEntry("originPoint", new Document("latitude", 4).append("longitude", -74.1))
                .doesNotContainKeys("indicators", "completedAt", "_class");
        assertThat(stored.get("createdAt")).isInstanceOf(Date.class);
    }

    /** Node services never update their copies, so events of both kinds must continue from the stored version. */
    @Test
    void accountCopiesContinueFromTheStoredVersion() {
        Map<String, Object> partial = Map.of("id", ANA, "version", 4, "email", "ana@acme.test", "firstName", "Anita");
        service.publish(Subjects.USER_UPDATED, partial, ReplicaState.PARTIAL);
        await().untilAsserted(() -> assertThat(database.get("users", ANA))
                .containsEntry("firstName", "Anita")
                .containsEntry("lastName", "Ruiz")
                .containsEntry("version", 4));

        service.publish(Subjects.USER_UPDATED, account(ANA, 5, null), ReplicaState.FULL);
        service.publish(Subjects.USER_UPDATED, partial, ReplicaState.PARTIAL);
        Map<String, Object> archived = account(HUGO, 1, "2021-07-01T10:00:00Z");
        service.publish(Subjects.USER_UPDATED, archived, ReplicaState.FULL);

        await().untilAsserted(() -> assertThat(database.get("users", HUGO)).containsEntry("version", 1));
        await().untilAsserted(() -> assertThat(database.get("users", ANA))
                .containsEntry("firstName", "Ana Lucia")
                .containsEntry("version", 5));
        assertThat(service.call("GET", "", ana, null).status()).isEqualTo(201);
        assertThat(service.call("GET", "", service.session("user", HUGO, "Acme"), null)
                        .status())
                .isEqualTo(401);
    }

    private static Map<String, Object> account(String id, int version, String deletedAt) {
        Map<String, Object> account = new LinkedHashMap<>();
        account.put("id", id);
        account.put("version", version);
        account.put("email", "ana@acme.test");
        account.put("firstName", "Ana Lucia");
        account.put("lastName", "Ruiz");
        account.put("client", "Acme");
        account.put("deletedAt", deletedAt);
        return account;
    }
}
