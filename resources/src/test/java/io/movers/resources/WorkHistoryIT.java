package io.movers.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.movers.servers.queries.IndexRule;
import io.movers.servers.queries.RecordedQueries;
import io.movers.testing.Recording;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The three histories: their contents, who may see them, and their queries. */
class WorkHistoryIT {
    private static RecordedQueries queries;

    /** Two companies, the first with two offices. Each office has resources, and each of these has work over some days. */
    private static final List<String> PLACES = List.of("Acme/Norte", "Acme/Sur", "Beta/Norte");

    private static final int RESOURCES = 60;
    private static final int DAYS = 10;
    private static final Instant FIRST_DAY = Instant.parse("2026-03-01T15:00:00Z");

    private static RunningFleet fleet;

    @BeforeAll
    static void start() {
        fleet = RunningFleet.start(List.of(Recording.class), "TIME_ZONE=America/Bogota");
        queries = fleet.bean(RecordedQueries.class);
        List<Document> resources = new ArrayList<>();
        List<Document> work = new ArrayList<>();
        String assignee = new ObjectId().toHexString();
        for (String place : PLACES) {
            for (int i = 0; i < RESOURCES; i++) {
                String reference = place + "-" + i;
                resources.add(resource(place, reference));
                for (int day = 0; day < DAYS; day++) {
                    work.add(new Document("resourceRef", reference)
                            .append("status", day < DAYS / 2 ? "completed" : "pending")
                            .append("createdAt", Date.from(FIRST_DAY.plus(Duration.ofDays(day))))
                            .append("assignee", assignee)
                            .append("components", List.of())
                            .append("version", 0));
                }
            }
        }
        fleet.mongo().getCollection("resources").insertMany(resources);
        fleet.mongo()
                .getCollection("users")
                .insertOne(new Document("_id", new ObjectId(assignee))
                        .append("email", "ines@meb.test")
                        .append("firstName", "Ines")
                        .append("lastName", "Lara")
                        .append("version", 0));
        for (String kind : List.of("checkups", "repairs", "maintenances")) {
            fleet.mongo()
                    .getCollection(kind)
                    .insertMany(work.stream().map(Document::new).toList());
        }
        fleet.office("Norte", "Acme", "");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> fleet.mongo().getCollection("offices").countDocuments() == 1);
    }

    private static Document resource(String place, String reference) {
        String[] parts = place.split("/");
        return new Document("type", "Bicicleta")
                .append("reference", reference)
                .append("qrCode", "data:image/png;base64,AA==")
                .append("lockerPassword", 1234)
                .append("client", parts[0])
                .append("office", parts[1])
                .append("loanTime", 60)
                .append("status", "available")
                .append("kmSinceMaintenance", 0)
                .append("deletedAt", null)
                .append("version", 0);
    }

    @AfterAll
    static void stop() throws Exception {
        fleet.close();
    }

    private static JsonNode history(String query) {
        return fleet.asAdmin("GET", "/checkups-history?" + query, null).body();
    }

    private static int total(String query) {
        return history(query).get("totalResults").asInt();
    }

    @Test
    void historyShowsWorkOldestFirstWithResourceAndAssignee() {
        JsonNode page = history("page=2&perPage=7");
        assertThat(page.get("page").asInt()).isEqualTo(7);
        assertThat(page.get("perPage").asInt()).isEqualTo(7);
        assertThat(page.get("totalResults").asInt()).isEqualTo(PLACES.size() * RESOURCES * DAYS);
        assertThat(page.get("checkups")).hasSize(7).allSatisfy(row -> {
            assertThat(row.get("createdAt").asString()).startsWith("2026-03-01");
            assertThat(row.at("/resource/reference").asString())
                    .isEqualTo(row.get("resourceRef").asString());
            assertThat(row.at("/resource/client").asString()).isEqualTo("Acme");
            assertThat(row.at("/assignedUser/firstName").asString()).isEqualTo("Ines");
        });
    }

    @Test
    void historyIsNarrowedByCompanyOfficeStatusAndDays() {
        int perOffice = RESOURCES * DAYS;
        assertThat(total("client=Acme")).isEqualTo(2 * perOffice);
        assertThat(total("office=Norte")).isEqualTo(2 * perOffice);
        assertThat(total("client=Acme&office=Norte")).isEqualTo(perOffice);
        assertThat(total("client=Gamma")).isZero();
        assertThat(history("client=Gamma").get("checkups")).isEmpty();
        assertThat(total("status=pending")).isEqualTo(PLACES.size() * perOffice / 2);
        assertThat(total("status=approved")).isZero();
        assertThat(total("from=2026-03-02&to=2026-03-03")).isEqualTo(PLACES.size() * RESOURCES * 2);
        assertThat(total("client=Beta&status=completed&from=2026-03-05")).isEqualTo(RESOURCES);
        assertThat(fleet.asAdmin("GET", "/checkups-history?from=yesterday", null)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void companySeesOnlyItsOwnHistory() {
        String boss = fleet.session("client", new ObjectId().toHexString(), "Beta");
        JsonNode own = fleet.call("GET", "/repairs-history", boss, null).body();
        assertThat(own.get("totalResults").asInt()).isEqualTo(RESOURCES * DAYS);
        assertThat(own.get("repairs"))
                .allSatisfy(
                        row -> assertThat(row.at("/resource/client").asString()).isEqualTo("Beta"));
        assertThat(fleet.call("GET", "/repairs-history?client=Acme", boss, null)
                        .body()
                        .get("repairs"))
                .isEmpty();
        String officeBoss = fleet.session("client-admin", "boss", null);
        assertThat(fleet.call("GET", "/maintenances-history", officeBoss, null)
                        .body()
                        .get("totalResults")
                        .asInt())
                .isEqualTo(2 * RESOURCES * DAYS);
        String nobodys = fleet.session("client", new ObjectId().toHexString(), null);
        assertThat(fleet.call("GET", "/maintenances-history", nobodys, null)
                        .body()
                        .get("maintenances"))
                .isEmpty();
        assertThat(fleet.call("GET", "/checkups-history", fleet.employee("Acme"), null)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void historyOfMoreResourcesThanOneQueryMayNameIsRefusedUntilItIsNarrowed() {
        List<Document> many = new ArrayList<>();
        for (int i = 0; i < 10_001; i++) {
            many.add(resource("Gigante/" + (i < 10_000 ? "Norte" : "Sur"), "G-" + i));
        }
        fleet.mongo().getCollection("resources").insertMany(many);
        try {
            assertThat(fleet.asAdmin("GET", "/checkups-history?client=Gigante", null)
                            .status())
                    .isEqualTo(400);
            assertThat(total("client=Gigante&office=Sur")).isZero();
            assertThat(total("client=Gigante&resourceRef=G-7")).isZero();
        } finally {
            fleet.mongo().getCollection("resources").deleteMany(new Document("client", "Gigante"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "page=3&perPage=100",
                "status=pending",
                "from=2026-03-02&to=2026-03-04",
                "status=pending&from=2026-03-02",
                "client=Acme",
                "client=Acme&status=completed",
                "client=Acme&office=Norte&status=completed&from=2026-03-02&to=2026-03-04",
                "perPage=1e%2026"
            })
    void pageOfAHistoryCostsFewIndexedQueries(String query) {
        for (String kind : List.of("checkups", "repairs", "maintenances")) {
            fleet.forgetCallers();
            fleet.asAdmin("GET", "/" + kind + "-history?perPage=1", null); // the first total is counted
            queries.clear();
            assertThat(fleet.asAdmin("GET", "/" + kind + "-history?" + query, null)
                            .status())
                    .isEqualTo(200);
            assertThat(queries.ofRequests()).hasSizeBetween(3, 6);
            IndexRule rule = new IndexRule(fleet.mongo().getDb(), "status");
            assertThat(rule.unanswered(queries.ofRequests())).isEmpty();
        }
    }

    @Test
    void pageOfACompanyCostsNoMoreQueries() {
        String boss = fleet.session("client", new ObjectId().toHexString(), "Beta");
        queries.clear();
        assertThat(fleet.call("GET", "/checkups-history?status=pending", boss, null)
                        .status())
                .isEqualTo(200);
        assertThat(queries.ofRequests()).hasSizeBetween(5, 9);
        IndexRule rule = new IndexRule(fleet.mongo().getDb(), "status", "deletedAt");
        assertThat(rule.unanswered(queries.ofRequests())).isEmpty();
    }
}
