package io.movers.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.movers.common.images.ImageData;
import io.movers.common.images.ImageStore;
import io.movers.testing.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.JsonNode;

/** Check-ups, repairs and maintenances over HTTP. */
class WorkIT {
    private static final String PNG =
            "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDw"
                    + "ADhgGAWjR9awAAAABJRU5ErkJggg==";
    private static final AtomicInteger REFERENCES = new AtomicInteger();
    private static final List<String> UPLOADS = new CopyOnWriteArrayList<>();
    private static RunningFleet fleet;

    /** Ids of components by name. The name states the consequences of finding the component regular or bad. */
    private static final Map<String, String> COMPONENTS = new LinkedHashMap<>();

    @BeforeAll
    static void start() {
        fleet = RunningFleet.start(List.of(Uploads.class));
        String type = fleet.asAdmin("POST", "/resource-types", RunningFleet.typeBody("Bicicleta", 30, 100))
                .id();
        component(type, "harmless", false, false);
        component(type, "disabling", true, false);
        component(type, "ticketing", false, true);
        office("Acme", "Norte", "");
        office("Beta", "Norte", "beta-");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> fleet.mongo().getCollection("offices").countDocuments() == 2);
    }

    private static void component(String type, String name, boolean disables, boolean ticket) {
        Map<String, Object> consequences = Map.of("disables", disables, "ticket", ticket);
        COMPONENTS.put(
                name,
                fleet.asAdmin(
                                "POST",
                                "/resource-types/" + type + "/components",
                                Map.of(
                                        "name",
                                        name,
                                        "componentBrand",
                                        "Shimano",
                                        "componentModel",
                                        "X1",
                                        "regularCondition",
                                        Map.of("disables", false, "ticket", false),
                                        "badCondition",
                                        consequences))
                        .id());
    }

    private static void office(String client, String name, String prefix) {
        fleet.office(name, client, prefix);
    }

    @AfterAll
    static void stop() throws Exception {
        fleet.close();
    }

    private static String resource(String client) {
        return fleet.resource("Bicicleta", "W-" + REFERENCES.incrementAndGet(), client);
    }

    private static String resource() {
        return resource("Acme");
    }

    private static String open(String resource, String plural) {
        return fleet.asAdmin("POST", "/" + resource + "/" + plural, null).id();
    }

    private static Answer step(String resource, String step, String order) {
        String id = step.substring(step.indexOf('-') + 1) + "Id";
        return fleet.asAdmin("POST", "/" + resource + "/" + step, Map.of(id, order));
    }

    private static Answer complete(String resource, String kind, String order, List<Map<String, Object>> findings) {
        return fleet.asAdmin(
                "PUT", "/" + resource + "/" + kind + "s", Map.of(kind + "Id", order, "components", findings));
    }

    private static Map<String, Object> finding(String component, String status) {
        return Map.of(
                "componentId", COMPONENTS.get(component), "componentName", component, "status", status, "comment", "c");
    }

    private static List<Map<String, Object>> good() {
        return List.of(finding("harmless", "good"));
    }

    private static JsonNode show(String resource) {
        return fleet.asAdmin("GET", "/find/" + resource, null).body();
    }

    private static String statusOf(String resource) {
        return show(resource).get("status").asString();
    }

    /** The stored resource without its unsent events. */
    private static Document stored(String resource) {
        Document stored = fleet.mongo()
                .getCollection("resources")
                .find(new Document("_id", new ObjectId(resource)))
                .first();
        stored.remove("outbox");
        return stored;
    }

    @ParameterizedTest(name = "{0}: {1}, {2} repairs")
    @CsvSource({
        "harmless, available, 0",
        "disabling, disabled, 0",
        "ticketing, pending_repair, 1",
        "disabling ticketing, pending_repair, 1"
    })
    void componentsDecideTheOutcomeOfACheckUp(String bad, String status, int repairs) {
        String resource = resource();
        String checkup = open(resource, "checkups");
        List<Map<String, Object>> findings = new ArrayList<>();
        for (String component : bad.split(" ")) {
            findings.add(finding(component, "bad"));
        }

        Answer completed = complete(resource, "checkup", checkup, findings);

        assertThat(completed.status()).isEqualTo(201);
        assertThat(completed.body().get("status").asString()).isEqualTo("completed");
        JsonNode shown = show(resource);
        assertThat(shown.get("status").asString()).isEqualTo(status);
        assertThat(shown.get("repairs")).hasSize(repairs).allSatisfy(repair -> {
            assertThat(repair.get("assignee").asString()).isEqualTo("repair");
            assertThat(repair.get("status").asString()).isEqualTo("pending");
            assertThat(repair.at("/components/0/status").asString()).isEqualTo("bad");
            assertThat(repair.at("/components/0/_id").asString())
                    .isNotEqualTo(completed.body().at("/components/0/_id").asString());
        });
    }

    @ParameterizedTest
    @CsvSource({
        "repair, pending_repair, waiting_approval_repair",
        "maintenance, pending_maintenance, waiting_approval_maintenance"
    })
    void repairAndMaintenanceGoFromOpenedToApproved(String kind, String pending, String waiting) {
        String resource = resource();
        String order = open(resource, kind + "s");
        assertThat(statusOf(resource)).isEqualTo(pending);
        assertThat(step(resource, "start-" + kind, order).body().get("status").asString())
                .isEqualTo("in_progress");
        assertThat(statusOf(resource)).isEqualTo(kind);
        assertThat(complete(resource, kind, order, List.of(finding("disabling", "bad")))
                        .body()
                        .get("status")
                        .asString())
                .isEqualTo("completed");
        assertThat(statusOf(resource)).isEqualTo(waiting);
        assertThat(step(resource, "approve-" + kind, order).body().get("status").asString())
                .isEqualTo("approved");

        JsonNode shown = show(resource);
        assertThat(shown.get("status").asString()).isEqualTo("available");
        JsonNode last = shown.at("/" + kind + "s/0");
        assertThat(last.get("id").asString()).isEqualTo(order);
        assertThat(last.get("status").asString()).isEqualTo("approved");
        assertThat(last.get("assignee").asString()).isEqualTo(kind);
        assertThat(last.get("completedAt").isString()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "checkup, The Checkup does not exists",
        "repair, The Repair does not exists",
        "maintenance, The Maintenance does not exists"
    })
    void workOfAnotherResourceIsNotFoundAndNothingChanges(String kind, String message) {
        String resource = resource();
        String order = open(resource, kind + "s");
        String other = resource();
        Document before = stored(other);

        assertThat(step(other, "start-" + kind, order).message()).isEqualTo(message);
        assertThat(complete(other, kind, order, good()).message()).isEqualTo(message);
        if (!kind.equals("checkup")) {
            assertThat(step(other, "approve-" + kind, order).message()).isEqualTo(message);
        }

        assertThat(stored(other).get("version")).isEqualTo(before.get("version"));
        assertThat(show(resource).at("/" + kind + "s/0/status").asString()).isEqualTo("pending");
    }

    @ParameterizedTest
    @CsvSource({"checkup", "repair", "maintenance"})
    void completedWorkIsReturnedUnchanged(String kind) {
        String resource = resource();
        String order = open(resource, kind + "s");
        JsonNode first = complete(resource, kind, order, List.of(finding("harmless", "regular")))
                .body();
        Document before = stored(resource);
        int uploads = UPLOADS.size();

        Map<String, Object> withPhoto = new LinkedHashMap<>(finding("ticketing", "bad"));
        withPhoto.put("photo", PNG);
        Answer again = complete(resource, kind, order, List.of(withPhoto));

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first);
        assertThat(stored(resource)).isEqualTo(before);
        assertThat(UPLOADS).hasSize(uploads);
        assertThat(show(resource).at("/" + kind + "s/0/components/0/status").asString())
                .isEqualTo("regular");
    }

    @ParameterizedTest
    @CsvSource({"repair", "maintenance"})
    void approvedWorkIsReturnedUnchanged(String kind) {
        String resource = resource();
        String order = open(resource, kind + "s");
        JsonNode approved = step(resource, "approve-" + kind, order).body();
        open(resource, "checkups");
        Document before = stored(resource);

        assertThat(step(resource, "approve-" + kind, order).body()).isEqualTo(approved);
        assertThat(complete(resource, kind, order, good()).body()).isEqualTo(approved);
        assertThat(stored(resource)).isEqualTo(before);
        assertThat(statusOf(resource)).isEqualTo("pending_checkup");
    }

    @Test
    void oneOfManySimultaneousCompletionsCounts() throws Exception {
        String resource = resource();
        String checkup = open(resource, "checkups");
        ExecutorService callers = Executors.newFixedThreadPool(8);
        try {
            List<Future<Answer>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                answers.add(callers.submit(
                        () -> complete(resource, "checkup", checkup, List.of(finding("ticketing", "bad")))));
            }
            for (Future<Answer> answer : answers) {
                assertThat(answer.get().status()).isEqualTo(201);
            }
        } finally {
            callers.shutdownNow();
        }
        assertThat(show(resource).get("repairs")).hasSize(1);
        assertThat(stored(resource).get("version"))
                .as("created, opened, completed")
                .isEqualTo(2);
    }

    @Test
    void photoIsStoredOnlyAfterAllChecks() {
        String resource = resource();
        String checkup = open(resource, "checkups");
        int uploads = UPLOADS.size();
        Document before = stored(resource);
        Map<String, Object> photographed = new LinkedHashMap<>(finding("harmless", "bad"));
        photographed.put("photo", PNG);
        Map<String, Object> unknown =
                Map.of("componentId", "5f0000000000000000000404", "componentName", "?", "status", "bad", "photo", PNG);
        Map<String, Object> noPhoto = new LinkedHashMap<>(finding("harmless", "bad"));
        noPhoto.put("photo", "hello");

        assertThat(complete(resource, "checkup", checkup, List.of(photographed, unknown))
                        .message())
                .isEqualTo("The component id 5f0000000000000000000404 does not exists");
        assertThat(complete(resource, "checkup", checkup, List.of(photographed, noPhoto))
                        .status())
                .isEqualTo(400);
        assertThat(UPLOADS).hasSize(uploads);
        assertThat(stored(resource)).isEqualTo(before);

        Answer completed = complete(resource, "checkup", checkup, List.of(photographed));
        assertThat(UPLOADS).hasSize(uploads + 1);
        assertThat(UPLOADS.get(uploads)).isEqualTo("checkups");
        assertThat(completed.body().at("/components/0/photo").asString()).isEqualTo("https://images.test/" + uploads);
        assertThat(completed.body().at("/components/0/comment").asString()).isEqualTo("c");
    }

    @Test
    void workIsAssignedInTheOfficeOfTheResourcesCompany() {
        String resource = resource("Beta");
        assertThat(fleet.asAdmin("POST", "/" + resource + "/checkups", null)
                        .body()
                        .get("assignee")
                        .asString())
                .isEqualTo("beta-inventory");
        Answer nowhere = fleet.asAdmin("POST", "/" + resource("Gamma") + "/repairs", null);
        assertThat(nowhere.status()).isEqualTo(400);
        assertThat(nowhere.message()).isEqualTo("The resource office does not exists");
    }

    @Test
    void maintenanceCompletionResetsTheKilometres() {
        String resource = resource();
        String maintenance = open(resource, "maintenances");
        fleet.mongo()
                .getCollection("resources")
                .updateOne(
                        new Document("_id", new ObjectId(resource)),
                        new Document("$set", new Document("kmSinceMaintenance", 99.5)));
        complete(resource, "maintenance", maintenance, good());
        assertThat(show(resource).get("kmSinceMaintenance").asDouble()).isZero();
    }

    @Test
    void disabledComponentIsNotFound() {
        String component = COMPONENTS.get("harmless");
        Map<String, Object> rows = Map.of("components", List.of(Map.of("id", component)));
        String resource = resource();
        fleet.asAdmin("POST", "/disable-components", rows);
        try {
            Answer opened = fleet.asAdmin("POST", "/" + resource + "/checkups", null);
            assertThat(opened.body().get("components"))
                    .extracting(line -> line.get("componentName").asString())
                    .containsExactly("ticketing", "disabling");
            assertThat(complete(resource, "checkup", opened.id(), good()).message())
                    .isEqualTo("The component id " + component + " does not exists");
        } finally {
            fleet.asAdmin("POST", "/enable-components", rows);
        }
    }

    @Test
    void workOnARentedResourceShowsAtItsReturn() {
        String resource = resource();
        String renter = fleet.employee("Acme");
        String reservation = fleet.call("POST", "/" + resource + "/rent", renter, Map.of())
                .body()
                .at("/reservation/id")
                .asString();

        String maintenance = open(resource, "maintenances");
        step(resource, "start-maintenance", maintenance);
        assertThat(statusOf(resource)).isEqualTo("rented");
        assertThat(show(resource).at("/maintenances/0/status").asString()).isEqualTo("in_progress");

        assertThat(giveBack(resource, reservation, renter)).isEqualTo("maintenance");
    }

    @Test
    void checkUpDisablesARentedResourceAtItsReturn() {
        String resource = resource();
        String older = open(resource, "checkups");
        String checkup = open(resource, "checkups");
        String renter = fleet.employee("Acme");
        String reservation = fleet.call("POST", "/" + resource + "/rent", renter, Map.of())
                .body()
                .at("/reservation/id")
                .asString();

        complete(resource, "checkup", checkup, List.of(finding("disabling", "bad")));
        assertThat(statusOf(resource)).isEqualTo("rented");

        assertThat(giveBack(resource, reservation, renter)).isEqualTo("disabled");
        complete(resource, "checkup", older, good());
        assertThat(statusOf(resource)).isEqualTo("available");
    }

    private static String giveBack(String resource, String reservation, String renter) {
        return fleet.call("POST", "/" + resource + "/return", renter, Map.of("reservationId", reservation))
                .body()
                .at("/resource/status")
                .asString();
    }

    @Test
    void bulkCallOpensWorkWherePossibleAndSkipsTheRest() {
        String first = resource();
        String second = resource();
        String nowhere = resource("Gamma");
        List<Map<String, Object>> rows = List.of(
                Map.of("id", first),
                Map.of("id", "nope"),
                Map.of("id", "5f0000000000000000000404"),
                Map.of("id", nowhere),
                Map.of("id", second));

        Answer checkups = fleet.asAdmin("POST", "/load-checkups", Map.of("resources", rows));
        assertThat(checkups.status()).isEqualTo(201);
        assertThat(checkups.body()).extracting(row -> row.get("id").asString()).containsExactly(first, second);
        assertThat(show(second).at("/checkups/0/status").asString()).isEqualTo("pending");

        Answer maintenances = fleet.asAdmin("POST", "/load-maintenances", Map.of("resources", rows));
        assertThat(maintenances.body())
                .extracting(row -> row.get("status").asString())
                .containsExactly("pending_maintenance", "pending_maintenance");
    }

    @Test
    void bulkRouteRefusesTheCallOnOneViolation() {
        assertThat(fleet.asAdmin("POST", "/load-checkups", Map.of()).message()).isEqualTo("Resources must be an array");
        assertThat(fleet.asAdmin("POST", "/load-checkups", Map.of("resources", List.of(Map.of("x", 1))))
                        .message())
                .isEqualTo("Resource id is required");
        assertThat(fleet.asAdmin("POST", "/load-maintenances", Map.of()).status())
                .isEqualTo(400);
        assertThat(fleet.asAdmin("POST", "/load-maintenances", Map.of("resources", List.of(Map.of("x", 1))))
                        .body())
                .isEmpty();
        List<Map<String, Object>> tooMany = new ArrayList<>();
        for (int i = 0; i <= 5000; i++) {
            tooMany.add(Map.of("id", "5f0000000000000000000404"));
        }
        assertThat(fleet.asAdmin("POST", "/load-checkups", Map.of("resources", tooMany))
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "inventory-manager, checkups, 201",
        "repair-manager, checkups, 403",
        "client, checkups, 403",
        "maintenance-manager, repairs, 201",
        "client-admin, repairs, 403",
        "user, maintenances, 403",
        "inventory-manager, maintenances, 201"
    })
    void onlyPermittedRolesOpenWork(String role, String plural, int status) {
        String session = fleet.session(role, new ObjectId().toHexString(), "Acme");
        assertThat(fleet.call("POST", "/" + resource() + "/" + plural, session, null)
                        .status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "repair-manager, start-repair, 200",
        "inventory-manager, start-repair, 403",
        "repair-manager, approve-repair, 403",
        "meb-admin, approve-repair, 200",
        "maintenance-manager, start-maintenance, 200",
        "repair-manager, start-maintenance, 403",
        "maintenance-manager, approve-maintenance, 403",
        "inventory-manager, start-checkup, 200",
        "maintenance-manager, start-checkup, 403"
    })
    void onlyPermittedRolesStartAndApproveWork(String role, String step, int status) {
        String kind = step.substring(step.indexOf('-') + 1);
        String resource = resource();
        String order = open(resource, kind + "s");
        String session = fleet.session(role, new ObjectId().toHexString(), null);
        assertThat(fleet.call("POST", "/" + resource + "/" + step, session, Map.of(kind + "Id", order))
                        .status())
                .isEqualTo(status);
    }

    static class Uploads {
        @Bean
        ImageStore recordingImages() {
            return new ImageStore() {
                @Override
                public String put(String kind, ImageData image) {
                    UPLOADS.add(kind);
                    return "https://images.test/" + (UPLOADS.size() - 1);
                }

                @Override
                public String prefix(String kind) {
                    return "https://images.test/" + kind + "/";
                }

                @Override
                public void delete(String address) {
                    throw new AssertionError(address + " is not to be deleted");
                }
            };
        }
    }
}
