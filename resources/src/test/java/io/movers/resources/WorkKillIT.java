package io.movers.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.movers.servers.ChildJvm;
import io.movers.servers.MongoServer;
import io.movers.servers.NatsServer;
import io.movers.servers.TargetFolders;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
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
 * The process dies at each step of work on a resource; another replica of the service finishes the stored decision. Each step is a
 * command to the database, and the process dies just before it.
 */
class WorkKillIT {
    /** Sweep interval and age of the surviving replica, with slack for a busy machine. */
    private static final Duration SWEPT = Duration.ofSeconds(30);

    private static final AtomicInteger REFERENCES = new AtomicInteger();
    private static NatsServer nats;
    private static MongoServer mongo;
    private static RunningFleet survivor;
    private static String ticketing;

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
        survivor.office("Norte", "Acme", "");
        await().atMost(SWEPT)
                .until(() -> survivor.mongo().getCollection("offices").countDocuments() == 1);
        ticketing = survivor.mongo()
                .getCollection("components")
                .find(new Document("name", "Frenos"))
                .first()
                .getObjectId("_id")
                .toHexString();
    }

    @AfterAll
    static void stop() throws Exception {
        survivor.close();
        mongo.close();
        nats.close();
    }

    @Test
    void openingThatIsInterruptedBeforeTheCheckUpIsStoredHappensOnce() {
        interruptedCheckUpOpeningHappensOnceOrNotAtAll("insert", "checkups", "pending", true);
    }

    @ParameterizedTest(name = "before {0} {1} {2}")
    @EnabledIf(value = "io.movers.servers.LongTests#areAskedFor", disabledReason = "part of make test-all")
    @CsvSource({
        "findAndModify, resources, pending_checkup, false", // nothing is decided yet
        "insert, checkups, pending, true", // the resource is pending_checkup, its check-up is not stored
        "update, resources, unsettledAt, true", // both are stored, the mark is still set
    })
    void interruptedCheckUpOpeningHappensOnceOrNotAtAll(
            String command, String collection, String text, boolean happens) {
        String id = resource();

        dieAt(command, collection, text, "POST", "/" + id + "/checkups", Map.of());

        await().atMost(SWEPT).untilAsserted(() -> {
            Document resource = stored(id);
            assertSettled(resource);
            assertThat(resource.getString("status")).isEqualTo(happens ? "pending_checkup" : "available");
            assertThat(work("checkups", resource)).hasSize(happens ? 1 : 0).allSatisfy(checkup -> {
                assertThat(checkup.getString("status")).isEqualTo("pending");
                assertThat(checkup.getString("assignee")).isEqualTo("inventory");
                assertThat(checkup.getList("components", Document.class)).hasSize(2);
                assertThat(checkup.getObjectId("_id").toHexString())
                        .isEqualTo(resource.get("openCheckup", Document.class).getString("id"));
            });
        });
    }

    @Test
    void completionThatIsInterruptedBeforeItsRepairIsStoredOpensItOnce() {
        interruptedCheckUpCompletionOpensItsRepairOnceOrNotAtAll("insert", "repairs", "pending", true);
    }

    @ParameterizedTest(name = "before {0} {1} {2}")
    @EnabledIf(value = "io.movers.servers.LongTests#areAskedFor", disabledReason = "part of make test-all")
    @CsvSource({
        "findAndModify, resources, pending_repair, false", // nothing is decided yet
        "findAndModify, checkups, completed, true", // the resource is written, the check-up is not
        "insert, repairs, pending, true", // the check-up is completed, its repair is not stored
        "update, resources, unsettledAt, true", // everything is stored, the mark is still set
    })
    void interruptedCheckUpCompletionOpensItsRepairOnceOrNotAtAll(
            String command, String collection, String text, boolean happens) {
        String id = resource();
        String checkup = survivor.asAdmin("POST", "/" + id + "/checkups", null).id();
        Map<String, Object> finding =
                Map.of("componentId", ticketing, "componentName", "Frenos", "status", "bad", "comment", "roto");
        Map<String, Object> body = Map.of("checkupId", checkup, "components", List.of(finding));

        dieAt(command, collection, text, "PUT", "/" + id + "/checkups", body);

        await().atMost(SWEPT).untilAsserted(() -> {
            Document resource = stored(id);
            assertSettled(resource);
            assertThat(resource.getString("status")).isEqualTo(happens ? "pending_repair" : "pending_checkup");
            assertThat(work("checkups", resource)).singleElement().satisfies(stored -> {
                assertThat(stored.getString("status")).isEqualTo(happens ? "completed" : "pending");
                assertThat(stored.getInteger("version")).isEqualTo(happens ? 1 : 0);
            });
            assertThat(work("repairs", resource)).hasSize(happens ? 1 : 0).allSatisfy(repair -> {
                assertThat(repair.getString("assignee")).isEqualTo("repair");
                assertThat(repair.getList("components", Document.class))
                        .singleElement()
                        .satisfies(line -> assertThat(line.getString("comment")).isEqualTo("roto"));
            });
        });
    }

    private static String resource() {
        return survivor.resource("Bicicleta", "KW-" + REFERENCES.incrementAndGet(), "Acme");
    }

    private static void dieAt(
            String command, String collection, String text, String method, String path, Map<String, Object> body) {
        try (ChildJvm child = ChildJvm.start(
                DyingFleet.class,
                Map.of(),
                List.of(),
                List.of(mongo.uri("resources"), nats.url(), command, collection, text),
                Duration.ofMinutes(2))) {
            String session = survivor.session("admin", new ObjectId().toHexString(), null);
            int port = Integer.parseInt(child.readyValue().strip());
            assertThatThrownBy(() -> RunningFleet.http(port).call(method, path, session, body))
                    .isInstanceOf(UncheckedIOException.class);
            assertThat(child.awaitExit(Duration.ofSeconds(20))).isEqualTo(137);
        }
    }

    private static Document stored(String id) {
        return survivor.mongo()
                .getCollection("resources")
                .find(new Document("_id", new ObjectId(id)))
                .first();
    }

    private static List<Document> work(String collection, Document resource) {
        return survivor.mongo()
                .getCollection(collection)
                .find(new Document("resourceRef", resource.getString("reference")))
                .into(new ArrayList<>());
    }

    private static void assertSettled(Document resource) {
        assertThat(resource).doesNotContainKeys("unsettledAt", "outbox");
    }
}
