package io.movers.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.movers.resources.services.QrCodeTests;
import io.movers.testing.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Bulk routes: good rows are kept when others are bad, and the limit is stated. */
class LoadIT {
    private static RunningFleet fleet;

    @BeforeAll
    static void start() {
        fleet = RunningFleet.start();
        fleet.type("Bicicleta", 30, 100);
    }

    @AfterAll
    static void stop() throws Exception {
        fleet.close();
    }

    private static List<Map<String, Object>> rows(String prefix, int count) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(RunningFleet.resourceBody("Bicicleta", prefix + i, "Acme"));
        }
        return rows;
    }

    @Test
    void fiveThousandResourcesAreLoadedInOneCall() throws Exception {
        fleet.asAdmin("POST", "/load-resources", Map.of("resources", rows("W-", 500)));
        Instant start = Instant.now();
        Answer loaded = fleet.asAdmin("POST", "/load-resources", Map.of("resources", rows("L-", 5_000)));
        Duration took = Duration.between(start, Instant.now());
        System.out.println("5000 resources loaded in " + took.toMillis() + " ms");

        assertThat(loaded.status()).isEqualTo(201);
        assertThat(loaded.body()).hasSize(5_000);
        // The goal is 10 s on a dedicated machine; this limit only catches a different order of magnitude.
        assertThat(took).isLessThan(Duration.ofSeconds(60));
        JsonNode last = loaded.body().get(4_999);
        assertThat(QrCodeTests.read(last.get("qrCode").asString()))
                .endsWith("/api/resources/find/" + last.get("id").asString());
    }

    @Test
    void moreRowsThanFiveThousandAreRefused() {
        List<Map<String, Object>> locks = new ArrayList<>();
        for (int i = 0; i < 5_001; i++) {
            locks.add(Map.of("reference", "none", "lockerPassword", 1));
        }
        Answer refused = fleet.asAdmin("POST", "/update-lockers", Map.of("resources", locks));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.message()).isEqualTo("The resources param must be an array");
    }

    @Test
    void loadKeepsGoodRowsAndSkipsBadOnes() {
        List<Map<String, Object>> rows = rows("G-", 5);
        rows.get(1).put("lockerPassword", "abc");
        rows.get(2).put("type", "Nope");
        rows.get(3).put("reference", "G-0");
        rows.get(4).put("client", List.of("a", "b"));
        JsonNode loaded = fleet.asAdmin("POST", "/load-resources", Map.of("resources", rows))
                .body();
        assertThat(loaded).hasSize(1);
        assertThat(loaded.get(0).get("reference").asString()).isEqualTo("G-0");
    }

    @Test
    void everyLoadedResourceIsPublished() {
        fleet.asAdmin("POST", "/load-resources", Map.of("resources", rows("E-", 700)));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(fleet.mongo()
                                .getCollection("resources")
                                .countDocuments(new Document("outbox", new Document("$exists", true))))
                        .isZero());
    }

    @Test
    void oneViolationRefusesTheCall() {
        List<Map<String, Object>> rows = rows("V-", 2);
        rows.get(1).remove("office");
        Answer refused = fleet.asAdmin("POST", "/load-resources", Map.of("resources", rows));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().at("/errors/0/field").asString()).isEqualTo("resources[1].office");
        assertThat(fleet.asAdmin("GET", "?reference=V-0", null)
                        .body()
                        .get("totalResults")
                        .asInt())
                .isZero();
    }

    @Test
    void unknownAndMalformedIdsAreSkipped() {
        String id = fleet.resource("Bicicleta", "I-1", "Acme");
        Map<String, Object> rows = Map.of(
                "resources", List.of(Map.of("id", "nope"), Map.of("id", "5f0000000000000000000404"), Map.of("id", id)));
        JsonNode disabled = fleet.asAdmin("POST", "/disable-resources", rows).body();
        assertThat(disabled).hasSize(1);
        assertThat(disabled.get(0).get("status").asString()).isEqualTo("disabled");
        assertThat(fleet.asAdmin("POST", "/enable-resources", rows)
                        .body()
                        .at("/0/status")
                        .asString())
                .isEqualTo("available");
    }

    @Test
    void lockCodesAreChangedInOneCall() {
        fleet.resource("Bicicleta", "C-1", "Acme");
        Map<String, Object> bad = new LinkedHashMap<>();
        bad.put("reference", "C-1");
        bad.put("lockerPassword", "abc");
        JsonNode changed = fleet.asAdmin(
                        "POST",
                        "/update-lockers",
                        Map.of("resources", List.of(bad, Map.of("reference", "C-1", "lockerPassword", "777"))))
                .body();
        assertThat(changed).hasSize(1);
        assertThat(changed.at("/0/lockerPassword").asInt()).isEqualTo(777);
        assertThat(changed.at("/0/previousPassword").asInt()).isEqualTo(1234);
    }
}
