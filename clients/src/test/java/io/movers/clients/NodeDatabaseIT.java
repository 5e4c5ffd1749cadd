package io.movers.clients;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static io.movers.clients.RunningClients.company;
import static io.movers.clients.RunningClients.office;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import io.movers.common.events.ReplicaState;
import io.movers.common.events.Subject;
import io.movers.common.events.contract.Subjects;
import io.movers.common.migration.DataMigration;
import io.movers.servers.MongoServer;
import io.movers.testing.Answer;
import io.movers.testing.NodeDatabase;
import io.movers.testing.Servers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
    private static final String ACME = "6000000000000000000000c1";
    private static final String TWIN = "6000000000000000000000c2";
    private static final String OTHER_TWIN = "6000000000000000000000c3";
    private static final String CLOSED = "6000000000000000000000c4";
    private static final String OLD = "6000000000000000000000c5";
    private static final String WITHOUT_VERSION = "6000000000000000000000c6";
    private static final String NORTE = "600000000000000000000f01";
    private static final String DISABLED = "600000000000000000000f02";
    private static final String UNICA = "600000000000000000000f03";
    private static final String MARTA = "600000000000000000000a01";
    private static final String CARLOS = "600000000000000000000a02";
    private static final String ANA = "600000000000000000000a03";
    private static final String ARCHIVED = "600000000000000000000a04";
    private static final String BICYCLE = "600000000000000000000b01";
    private static final String OTHER_BICYCLE = "600000000000000000000b02";
    private static final String DOMAIN = "6000000000000000000000d1";

    private static NodeDatabase database;
    private static RunningClients service;
    private static String admin;

    @BeforeAll
    static void start() {
        MongoServer mongo = MongoServer.inMemory();
        database = NodeDatabase.fill(mongo, RunningClients.DATABASE, NodeDatabaseIT.class);
        service = new RunningClients(Servers.startWith(mongo));
        admin = service.session("admin");
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
    void startingOnANodeDatabaseChangesNothing() {
        MongoServer mongo = MongoServer.inMemory();
        try (Servers servers = Servers.startWith(mongo);
                NodeDatabase left = NodeDatabase.fill(mongo, RunningClients.DATABASE, NodeDatabaseIT.class)) {
            Map<String, List<Document>> before = left.content();
            RunningClients.runClients(servers).close();
            assertThat(left.content()).isEqualTo(before);
            RunningClients.runClients(servers).close();
            assertThat(left.content()).isEqualTo(before);
        }
    }

    @Test
    void nodeCompaniesAreListedWithTheirRelations() {
        JsonNode list = service.call("GET", "", admin, null).body();

        assertThat(list)
                .extracting(company -> company.get("id").asString())
                .containsExactly(ACME, TWIN, OTHER_TWIN, OLD, WITHOUT_VERSION);
        JsonNode acme = list.get(0);
        assertThat(acme.at("/meb_admin/email").asString()).isEqualTo("marta@meb.test");
        assertThat(acme.at("/super_admin_client/email").asString()).isEqualTo("carlos@acme.test");
        assertThat(acme.get("offices")).singleElement().satisfies(office -> {
            assertThat(office.get("name").asString()).isEqualTo("Sede Norte");
            assertThat(office.at("/location/lng").asDouble()).isEqualTo(-74.1);
            assertThat(office.at("/emails/0/email").asString()).isEqualTo("guest@gmail.com");
        });
        assertThat(acme.at("/domains/0/domain").asString()).isEqualTo("acme.test");
        assertThat(acme.get("users"))
                .extracting(user -> user.get("id").asString())
                .containsExactly(CARLOS, ANA, ARCHIVED);
        JsonNode ana = acme.at("/users/1");
        assertThat(ana.get("weight").asDouble()).isEqualTo(60.5);
        assertThat(ana.at("/eps/id").asString()).isEqualTo("e1");
        assertThat(ana.get("version").asInt()).isEqualTo(5);
        assertThat(list.get(4).get("deletedAt").isNull()).isTrue();

        assertThat(service.call("GET", "", service.session("meb-admin", MARTA, null), null)
                        .body())
                .extracting(company -> company.get("id").asString())
                .containsExactly(ACME);
        assertThat(service.call("GET", "", service.session("client", CARLOS, null), null)
                        .body())
                .extracting(company -> company.get("id").asString())
                .containsExactly(ACME);
    }

    @Test
    void nodeCompanyIsReadById() {
        assertThat(service.call("GET", "/" + ACME, admin, null)
                        .body()
                        .get("name")
                        .asString())
                .isEqualTo("Acme");
        assertThat(service.call("GET", "/" + CLOSED, admin, null).status()).isEqualTo(200);
        assertThat(service.call("GET", "/" + CLOSED, null, null).status()).isEqualTo(404);
        assertThat(service.call("GET", "/" + WITHOUT_VERSION, null, null).status())
                .isEqualTo(200);
    }

    @Test
    void updateKeepsUnknownFieldsAndContinuesFromTheStoredVersion() {
        assertThat(service.call("PUT", "/" + ACME, admin, company("Acme", MARTA, MARTA))
                        .status())
                .isEqualTo(200);
        assertThat(database.get("clients", ACME))
                .containsEntry("sector", "textil")
                .containsEntry("__v", 1)
                .containsEntry("superAdminClient", MARTA)
                .doesNotContainKey("version");
        published(Subjects.CLIENT_UPDATED, ACME, 1);

        service.call("PUT", "/" + WITHOUT_VERSION, admin, company("Primera", MARTA, MARTA));
        assertThat(database.get("clients", WITHOUT_VERSION)).containsEntry("__v", 1);
        published(Subjects.CLIENT_UPDATED, WITHOUT_VERSION, 1);

        assertThat(service.call("PUT", "/" + ACME + "/offices/" + NORTE, admin, office("x", MARTA))
                        .status())
                .isEqualTo(200);
        assertThat(database.get("offices", NORTE))
                .containsEntry("phone", "601 555")
                .containsEntry("name", "Sede Norte")
                .containsEntry("__v", 1);
        published(Subjects.OFFICE_UPDATED, NORTE, 1);
    }

    @Test
    void renameMovesOfficesOfANodeCompany() {
        service.call("PUT", "/" + OLD, admin, company("Nueva", MARTA, MARTA));

        // One version for the new name, one for releasing the old one.
        assertThat(database.get("clients", OLD)).containsEntry("__v", 5).containsEntry("name", "Nueva");
        assertThat(database.get("offices", UNICA))
                .containsEntry("client", "Nueva")
                .containsEntry("__v", 1);
        published(Subjects.OFFICE_UPDATED, UNICA, 1);
        published(Subjects.CLIENT_UPDATED, OLD, 5);
    }

    /** The Node service lets several companies have the same name. */
    @Test
    void nodeCompaniesThatShareANameKeepItAndNoOtherCompanyGetsIt() {
        for (String twin : List.of(TWIN, OTHER_TWIN)) {
            assertThat(service.call("PUT", "/" + twin, admin, company("Gemelos", MARTA, MARTA))
                            .status())
                    .isEqualTo(200);
        }
        assertThat(service.call("POST", "", admin, company("Gemelos")).status()).isEqualTo(400);
        assertThat(service.call("PUT", "/" + ACME, admin, company("Gemelos", MARTA, MARTA))
                        .status())
                .isEqualTo(400);
        assertThat(service.call("PUT", "/" + OTHER_TWIN, admin, company("Gemelos 2", MARTA, MARTA))
                        .status())
                .isEqualTo(200);
    }

    /** The Node service does not maintain the field of our unique index. */
    @Test
    void namesThatWereGivenUpWhileTheNodeServiceRanAreReleased() {
        String archived = service.call("POST", "", admin, company("Se Va")).id();
        String renamed = service.call("POST", "", admin, company("Cambia")).id();
        service.call("POST", "", admin, company("Sigue"));
        MongoCollection<Document> companies = service.mongo().getCollection("clients");
        companies.updateOne(eq("_id", new ObjectId(archived)), set("deletedAt", new Date()));
        companies.updateOne(eq("_id", new ObjectId(renamed)), set("name", "Cambiada"));

        DataMigration cleanup = service.bean("formerNameCleanup", DataMigration.class);
        assertThat(cleanup.takeOver()).isEqualTo(2);
        assertThat(cleanup.takeOver()).isZero();

        for (String free : List.of("Se Va", "Cambia")) {
            assertThat(service.call("POST", "", admin, company(free)).status()).isEqualTo(201);
        }
        for (String taken : List.of("Cambiada", "Sigue")) {
            assertThat(service.call("POST", "", admin, company(taken)).status()).isEqualTo(400);
        }
        assertThat(database.get("clients", renamed)).containsEntry("__v", 0);
    }

    @Test
    void nodeCompaniesAreDisabledEnabledAndDeleted() {
        service.call("POST", "/disable-clients", admin, rows("clients", ACME, CLOSED));
        assertThat(database.get("clients", ACME).get("deletedAt")).isNotNull();
        assertThat(database.get("clients", ACME)).containsEntry("__v", 1).containsEntry("sector", "textil");
        assertThat(database.get("clients", CLOSED)).containsEntry("__v", 0);

        Answer enabled = service.call("POST", "/enable-clients", admin, rows("clients", ACME, CLOSED));
        assertThat(enabled.body()).hasSize(2);
        assertThat(database.get("clients", ACME))
                .containsEntry("deletedAt", null)
                .containsEntry("__v", 2);
        assertThat(database.get("clients", CLOSED))
                .containsEntry("deletedAt", null)
                .containsEntry("__v", 1);
        published(Subjects.CLIENT_UPDATED, CLOSED, 1);

        assertThat(service.call("DELETE", "/" + OLD, admin, null).status()).isEqualTo(204);
        assertThat(database.get("clients", OLD)).containsEntry("__v", 4);
        published(Subjects.CLIENT_UPDATED, OLD, 4);
    }

    @Test
    void nodeOfficesAreDisabledEnabledAndDeleted() {
        service.call("POST", "/enable-offices", admin, rows("offices", NORTE, DISABLED));
        assertThat(database.get("offices", DISABLED))
                .containsEntry("deletedAt", null)
                .containsEntry("__v", 1);
        service.call("POST", "/disable-offices", admin, rows("offices", NORTE));
        assertThat(database.get("offices", NORTE).get("deletedAt")).isNotNull();

        for (String office : List.of(NORTE, UNICA)) {
            assertThat(service.call("DELETE", "/" + ACME + "/offices/" + office, admin, null)
                            .status())
                    .isEqualTo(204);
        }
        assertThat(service.call("POST", "/enable-offices", admin, rows("offices", NORTE, UNICA))
                        .body())
                .isEmpty();
        published(Subjects.OFFICE_UPDATED, NORTE, 2);
    }

    @Test
    void newCompaniesAndOfficesAreStoredInTheNodeForm() {
        String made = service.call("POST", "", admin, company("Otra")).id();
        String place = service.call("POST", "/" + ACME + "/offices", admin, office("Sede Este", MARTA))
                .id();

        assertThat(database.get("clients", made)).containsEntry("__v", 0).containsEntry("deletedAt", null);
        assertThat(database.get("offices", place)).containsEntry("__v", 0).containsEntry("client", "Acme");
        assertThat(service.call("GET", "/" + ACME, null, null).body().get("offices"))
                .extracting(office -> office.get("name").asString())
                .containsExactly("Sede Norte", "Sede Este");
    }

    @Test
    void staleNodeReplicasOfResourcesCatchUp() {
        String path = "/resources/available?client=Acme&office=Sede%20Norte";
        assertThat(service.call("GET", path, admin, null).body())
                .extracting(resource -> resource.get("reference").asString())
                .containsExactly("R-1", "R-2");

        // One event from our resources service, one from the Node service.
        service.publish(Subjects.RESOURCE_UPDATED, resource(BICYCLE, 7, "rented"), ReplicaState.FULL);
        Map<String, Object> status = Map.of("id", OTHER_BICYCLE, "version", 2, "status", "pending_repair");
        service.publish(Subjects.RESOURCE_UPDATED, status, ReplicaState.PARTIAL);

        await().untilAsserted(() -> {
            assertThat(database.get("resources", BICYCLE))
                    .containsEntry("status", "rented")
                    .containsEntry("version", 7)
                    .containsEntry("lockerPassword", 1234);
            assertThat(database.get("resources", OTHER_BICYCLE))
                    .containsEntry("status", "pending_repair")
                    .containsEntry("version", 2)
                    .containsEntry("type", "Bicicleta")
                    .containsEntry("lockerPassword", 42);
        });
        assertThat(service.call("GET", path, admin, null).body())
                .extracting(resource -> resource.get("reference").asString())
                .containsExactly("R-2");
    }

    @Test
    void nodeReplicasOfAccountsConvergeInAnyEventOrder() {
        Map<String, Object> older = account(ANA, 6, "Ana Lucia");
        Map<String, Object> partial = Map.of("id", ANA, "version", 7, "email", "ana@acme.test", "phone", "3999");
        Map<String, Object> newest = account(ANA, 8, "Ana");
        Map<String, Object> forDomain = Map.of("id", DOMAIN, "version", 1, "domain", "acme.test", "client", "Acme");

        service.publish(Subjects.USER_UPDATED, partial, ReplicaState.PARTIAL);
        await().untilAsserted(() -> assertThat(database.get("users", ANA))
                .containsEntry("phone", "3999")
                .containsEntry("firstName", "Anita")
                .containsEntry("bloodType", "A-")
                .containsEntry("version", 7));
        service.publish(Subjects.USER_UPDATED, newest, ReplicaState.FULL);
        service.publish(Subjects.USER_UPDATED, older, ReplicaState.FULL);
        service.publish(Subjects.USER_UPDATED, partial, ReplicaState.PARTIAL);
        service.publish(Subjects.DOMAIN_AUTHORIZED, forDomain, ReplicaState.FULL);
        // Published last: once it is applied, the events before it have been handled.
        service.publish(Subjects.USER_UPDATED, account(CARLOS, 2, "Charlie"), ReplicaState.FULL);

        await().untilAsserted(() -> {
            assertThat(database.get("users", CARLOS)).containsEntry("firstName", "Charlie");
            assertThat(database.get("users", ANA))
                    .containsEntry("firstName", "Ana")
                    .containsEntry("version", 8)
                    .containsEntry("createdAt", Date.from(Instant.parse("2021-01-04T08:00:00Z")))
                    .doesNotContainKeys("phone", "bloodType");
            assertThat(database.get("domains", DOMAIN)).containsEntry("version", 1);
        });
    }

    /** The Node service leaves its replica archived when the account is enabled again. */
    @Test
    void replicaThatNodeLeftArchivedIsEnabledByTheNextEvent() {
        String session = service.session("client", ARCHIVED, "Acme");
        String path = "/resources/available?client=Acme&office=Sede%20Norte";
        assertThat(service.call("GET", path, session, null).status()).isEqualTo(401);

        service.publish(Subjects.USER_UPDATED, account(ARCHIVED, 4, "Hugo"), ReplicaState.FULL);

        await().untilAsserted(() ->
                assertThat(service.call("GET", path, session, null).body()).hasSize(2));
    }

    private static void published(Subject<?> subject, String id, int version) {
        await().untilAsserted(() -> assertThat(service.published(subject, id))
                .extracting(event -> event.get("version").asInt())
                .contains(version));
    }

    private static Map<String, Object> rows(String name, String... ids) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (String id : ids) {
            rows.add(Map.of("id", id));
        }
        return Map.of(name, rows);
    }

    private static Map<String, Object> account(String id, int version, String firstName) {
        Map<String, Object> account = new LinkedHashMap<>();
        account.put("id", id);
        account.put("version", version);
        account.put("email", firstName.toLowerCase(Locale.ROOT).replace(" ", "") + "@acme.test");
        account.put("firstName", firstName);
        account.put("lastName", "Ruiz");
        account.put("client", "Acme");
        account.put("deletedAt", null);
        return account;
    }

    private static Map<String, Object> resource(String id, int version, String status) {
        return Map.of(
                "id",
                id,
                "version",
                version,
                "type",
                "Bicicleta",
                "reference",
                "R-1",
                "lockerPassword",
                1234,
                "client",
                "Acme",
                "office",
                "Sede Norte",
                "loanTime",
                60,
                "status",
                status);
    }
}
