package io.movers.clients;

import static io.movers.clients.RunningClients.company;
import static io.movers.clients.RunningClients.office;
import static io.movers.clients.RunningClients.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.movers.clients.models.Client;
import io.movers.clients.models.Office;
import io.movers.clients.models.User;
import io.movers.clients.services.ClientRenameService;
import io.movers.common.events.ReplicaState;
import io.movers.common.events.contract.Subjects;
import io.movers.testing.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import tools.jackson.databind.JsonNode;

class ClientsIT {
    private static RunningClients service;
    private static String admin;
    private static String marta;

    @BeforeAll
    static void start() throws Exception {
        service = new RunningClients();
        admin = service.session("admin");
        marta = known("marta@meb.test");
    }

    @AfterAll
    static void stop() throws Exception {
        service.close();
    }

    @BeforeEach
    void empty() {
        for (Class<?> type : List.of(Client.class, Office.class)) {
            service.mongo().remove(new Query(), type);
        }
    }

    /** The id of a new account whose replica has arrived. */
    private static String known(String email) {
        String id = new ObjectId().toHexString();
        service.publish(Subjects.USER_CREATED, user(id, email), ReplicaState.FULL);
        await().until(() -> service.mongo().findById(id, User.class) != null);
        return id;
    }

    private static String create(String name) {
        return service.call("POST", "", admin, company(name)).id();
    }

    private static String createOffice(String client, String name, String clientAdmin) {
        Map<String, Object> body = office(name, marta);
        body.put("clientAdmin", clientAdmin);
        return service.call("POST", "/" + client + "/offices", admin, body).id();
    }

    private static Office stored(String office) {
        return service.mongo().findById(office, Office.class);
    }

    @Test
    void partialUpdateWaitsForTheCreationWhichDefaultsTheWeightToZero() {
        String id = new ObjectId().toHexString();
        service.publish(
                Subjects.USER_UPDATED, Map.of("id", id, "version", 1, "firstName", "Anita"), ReplicaState.PARTIAL);
        service.publish(Subjects.USER_CREATED, user(id, "ana@acme.test"), ReplicaState.PARTIAL);

        await().untilAsserted(() -> assertThat(service.mongo().findById(id, User.class))
                .extracting(User::getFirstName, User::getLastName, User::getWeight, User::getVersion)
                .containsExactly("Anita", "Ruiz", 0.0, 1L));
    }

    @Test
    void renameMovesOfficesAndPublishesThem() {
        String acme = create("Acme");
        String norte = createOffice(acme, "Norte", marta);
        String archived = createOffice(acme, "Sur", marta);
        service.call("DELETE", "/" + acme + "/offices/" + archived, admin, null);

        service.call("PUT", "/" + acme, admin, company("Acme SAS", marta, marta));

        assertThat(stored(norte).getClient()).isEqualTo("Acme SAS");
        assertThat(stored(archived).getClient()).isEqualTo("Acme SAS");
        await().untilAsserted(() -> assertThat(service.published(Subjects.OFFICE_UPDATED, norte))
                .last()
                .satisfies(event -> {
                    assertThat(event.get("client").asString()).isEqualTo("Acme SAS");
                    assertThat(event.get("version").asInt()).isEqualTo(1);
                }));
        await().untilAsserted(() -> assertThat(service.published(Subjects.CLIENT_UPDATED, acme))
                .extracting(event -> event.get("name").asString())
                .containsOnly("Acme SAS"));
        assertThat(service.call("POST", "", admin, company("Acme")).status()).isEqualTo(201);
    }

    @Test
    void sweepFinishesAnInterruptedRenameAndReleasesTheOldName() {
        String acme = create("Acme");
        String norte = createOffice(acme, "Norte", marta);
        service.call("PUT", "/" + acme, admin, company("Acme SAS", marta, marta));
        // The state after a crash between storing the company and moving its offices.
        service.mongo()
                .updateFirst(
                        query(where("_id").is(acme)),
                        new Update().set("renamedFrom", List.of("Acme")),
                        service.mongo().getCollectionName(Client.class));
        service.mongo()
                .updateFirst(
                        query(where("_id").is(norte)),
                        new Update().set("client", "Acme"),
                        service.mongo().getCollectionName(Office.class));

        assertThat(service.call("POST", "", admin, company("Acme")).status()).isEqualTo(400);
        service.bean(ClientRenameService.class).sweep();

        assertThat(stored(norte).getClient()).isEqualTo("Acme SAS");
        assertThat(service.call("POST", "", admin, company("Acme")).status()).isEqualTo(201);
        service.bean(ClientRenameService.class).sweep();
        assertThat(stored(norte).getVersion()).isEqualTo(2);
    }

    @Test
    void onlyOneOfManyConcurrentCreationsGetsAName() throws Exception {
        ExecutorService together = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> calls = IntStream.range(0, 8)
                    .<Callable<Integer>>mapToObj(i -> () ->
                            service.call("POST", "", admin, company("Solo")).status())
                    .toList();
            List<Integer> statuses = together.invokeAll(calls).stream()
                    .map(ClientsIT::result)
                    .sorted()
                    .toList();

            assertThat(statuses).containsExactly(201, 400, 400, 400, 400, 400, 400, 400);
        } finally {
            together.shutdown();
        }
    }

    private static int result(Future<Integer> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void archivedCompanyStaysArchivedWhileAnotherHasItsName() {
        String former = create("Acme");
        assertThat(service.call("DELETE", "/" + former, admin, null).status()).isEqualTo(204);
        String present = create("Acme");

        Answer refused =
                service.call("POST", "/enable-clients", admin, Map.of("clients", List.of(Map.of("id", former))));
        assertThat(refused.body()).isEmpty();

        service.call("DELETE", "/" + present, admin, null);
        Answer enabled =
                service.call("POST", "/enable-clients", admin, Map.of("clients", List.of(Map.of("id", former))));
        assertThat(enabled.body().get(0).get("deletedAt").isNull()).isTrue();
        await().untilAsserted(() -> assertThat(service.published(Subjects.CLIENT_UPDATED, former))
                .hasSize(2)
                .last()
                .satisfies(event -> assertThat(event.get("deletedAt").isNull()).isTrue()));
    }

    @Test
    void archivedCompaniesAndOfficesAreUnlistedAndReadableByStaffOnly() {
        String acme = create("Acme");
        String norte = createOffice(acme, "Norte", marta);
        createOffice(acme, "Sur", marta);
        service.call("POST", "/disable-offices", admin, Map.of("offices", List.of(Map.of("id", norte))));

        assertThat(service.call("GET", "", admin, null).body().at("/0/offices"))
                .extracting(office -> office.get("name").asString())
                .containsExactly("Sur");
        assertThat(service.call("PUT", "/" + acme + "/offices/" + norte, admin, office("Norte", marta))
                        .message())
                .isEqualTo("La Oficina no existe");

        service.call("POST", "/disable-clients", admin, Map.of("clients", List.of(Map.of("id", acme))));
        assertThat(service.call("GET", "", null, null).body()).isEmpty();
        assertThat(service.call("GET", "/" + acme, null, null).status()).isEqualTo(404);
        assertThat(service.call("GET", "/" + acme, admin, null).status()).isEqualTo(200);
        assertThat(service.call("PUT", "/" + acme, admin, company("Acme", marta, marta))
                        .status())
                .isEqualTo(404);
        assertThat(service.call("POST", "/" + acme + "/offices", admin, office("Este", marta))
                        .message())
                .isEqualTo("El cliente no existe");
    }

    @Test
    void deletedOfficeKeepsItsDocumentAndIsPublished() {
        String acme = create("Acme");
        String norte = createOffice(acme, "Norte", marta);

        assertThat(service.call("DELETE", "/" + acme + "/offices/" + norte, admin, null)
                        .status())
                .isEqualTo(204);

        assertThat(stored(norte).isArchived()).isTrue();
        await().untilAsserted(() -> assertThat(service.published(Subjects.OFFICE_UPDATED, norte))
                .singleElement()
                .satisfies(event -> assertThat(event.get("deletedAt").isNull()).isFalse()));
        for (String gone : List.of(norte, new ObjectId().toHexString())) {
            assertThat(service.call("DELETE", "/" + acme + "/offices/" + gone, admin, null)
                            .status())
                    .isEqualTo(404);
        }
    }

    @Test
    void archivedOfficeCanBeDeletedAndADeletedOneIsNeverEnabled() {
        String acme = create("Acme");
        String norte = createOffice(acme, "Norte", marta);
        Map<String, Object> rows = Map.of("offices", List.of(Map.of("id", norte)));
        service.call("POST", "/disable-offices", admin, rows);
        Instant archivedAt = stored(norte).getDeletedAt();

        assertThat(service.call("DELETE", "/" + acme + "/offices/" + norte, admin, null)
                        .status())
                .isEqualTo(204);
        for (String call : List.of("/enable-offices", "/disable-offices")) {
            Answer skipped = service.call("POST", call, admin, rows);
            assertThat(skipped.status()).isEqualTo(200);
            assertThat(skipped.body()).isEmpty();
        }

        assertThat(stored(norte))
                .extracting(Office::getDeletedAt, Office::getVersion)
                .containsExactly(archivedAt, 2L);
        await().untilAsserted(() -> assertThat(service.published(Subjects.OFFICE_UPDATED, norte))
                .hasSize(2)
                .allSatisfy(event -> assertThat(event.get("deletedAt").isNull()).isFalse()));
    }

    @Test
    void companyAdministratorSeesAndChangesOwnCompaniesOnly() {
        String carlos = known("carlos@acme.test");
        String session = service.session("client", carlos, null);
        String acme = create("Acme");
        service.call("PUT", "/" + acme, admin, company("Acme", marta, carlos));
        String beta = create("Beta");
        String foreign = createOffice(beta, "Norte", marta);
        String shared = create("Gamma");
        createOffice(shared, "Sur", carlos);

        assertThat(service.call("GET", "", session, null).body())
                .extracting(company -> company.get("name").asString())
                .containsExactly("Acme", "Gamma");
        assertThat(service.call("GET", "/" + beta, session, null).status()).isEqualTo(404);
        assertThat(service.call("POST", "/" + beta + "/offices", session, office("Mia", marta))
                        .message())
                .isEqualTo("El cliente no existe");
        assertThat(service.call("PUT", "/" + acme + "/offices/" + foreign, session, office("Norte", marta))
                        .message())
                .isEqualTo("La Oficina no existe");
        assertThat(service.call("DELETE", "/" + acme + "/offices/" + foreign, session, null)
                        .status())
                .isEqualTo(404);
        assertThat(service.call("POST", "/disable-offices", session, Map.of("offices", List.of(Map.of("id", foreign))))
                        .body())
                .isEmpty();
        assertThat(stored(foreign).isArchived()).isFalse();
        assertThat(service.call("POST", "/" + acme + "/offices", session, office("Mia", marta))
                        .status())
                .isEqualTo(201);
        assertThat(service.call("POST", "", session, company("Delta")).status()).isEqualTo(403);
        assertThat(service.call("PUT", "/" + acme, session, company("Acme", marta, carlos))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void companyAdministratorStaffsAnOfficeFromThePickList() {
        String carlos = known("carlos@delta.test");
        String delta = create("Delta");
        service.call("PUT", "/" + delta, admin, company("Delta", marta, carlos));
        Map<String, Object> body = office("Norte", marta);
        body.put("clientAdmin", known("free.client.admin@delta.test"));
        body.put("repairAdmin", known("repairs@meb.test"));
        body.put("maintenanceAdmin", known("maintenance@meb.test"));
        body.put("inventoryAdmin", known("inventory@meb.test"));

        Answer created = service.call("POST", "/" + delta + "/offices", service.session("client", carlos, null), body);

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.body().get("repairAdmin").asString()).isEqualTo(body.get("repairAdmin"));
    }

    @Test
    void companyAdministratorWithoutACompanySeesNothing() {
        create("Acme");

        assertThat(service.call("GET", "", service.session("client"), null).body())
                .isEmpty();
    }

    @Test
    void visitorsEmployeesAndCrewGetThePublicForm() {
        String acme = create("Acme");
        createOffice(acme, "Norte", marta);

        for (String session : new String[] {null, service.session("user"), service.session("repair-manager")}) {
            for (JsonNode shown : List.of(
                    service.call("GET", "", session, null).body().get(0),
                    service.call("GET", "/" + acme, session, null).body())) {
                assertThat(shown.propertyNames()).containsExactlyInAnyOrder("id", "name", "logo", "offices");
                assertThat(shown.at("/offices/0").propertyNames())
                        .containsExactlyInAnyOrder("id", "name", "country", "city", "location");
            }
        }
    }

    @Test
    void bulkCallsRefuseInvalidBodiesAndSkipUnknownIds() {
        String acme = create("Acme");

        assertThat(service.call("POST", "/disable-clients", admin, Map.of("clients", List.of(Map.of("id", ""))))
                        .message())
                .isEqualTo("The client id is required");
        assertThat(service.call("POST", "/disable-clients", admin, Map.of())
                        .body()
                        .get("errors"))
                .extracting(error -> error.get("message").asString())
                .containsExactly("The clients param is required", "The clients param must be an array");

        Answer some = service.call(
                "POST",
                "/disable-clients",
                admin,
                Map.of(
                        "clients",
                        List.of(
                                Map.of("id", "nope"),
                                Map.of("id", new ObjectId().toHexString()),
                                Map.of("id", Map.of("$ne", 1)),
                                Map.of("id", acme))));
        assertThat(some.status()).isEqualTo(200);
        assertThat(some.body())
                .extracting(company -> company.get("id").asString())
                .containsExactly(acme);
    }

    @Test
    void updatedOfficeMovesToTheCompanyInThePathAndKeepsItsName() {
        String acme = create("Acme");
        String beta = create("Beta");
        String norte = createOffice(acme, "Norte", marta);

        Answer moved = service.call("PUT", "/" + beta + "/offices/" + norte, admin, office("Otra", marta));

        assertThat(moved.body().get("client").asString()).isEqualTo("Beta");
        assertThat(moved.body().get("name").asString()).isEqualTo("Norte");
    }

    @Test
    void employeesSeeAvailableResourcesOfTheirCompanyWithoutLockerPasswords() {
        String id = new ObjectId().toHexString();
        service.publish(
                Subjects.RESOURCE_CREATED,
                Map.of(
                        "id",
                        id,
                        "version",
                        0,
                        "type",
                        "Bicicleta",
                        "reference",
                        "R-1",
                        "lockerPassword",
                        1234,
                        "client",
                        "Acme",
                        "office",
                        "Norte",
                        "status",
                        "pending_checkup"),
                ReplicaState.FULL);
        String path = "/resources/available?client=Acme&office=Norte";
        String employee = service.session("user", new ObjectId().toHexString(), "Acme");
        await().untilAsserted(() ->
                assertThat(service.call("GET", path, employee, null).body()).hasSize(1));

        assertThat(service.call("GET", path, employee, null).body().get(0).has("lockerPassword"))
                .isFalse();
        assertThat(service.call("GET", path, admin, null)
                        .body()
                        .at("/0/lockerPassword")
                        .asInt())
                .isEqualTo(1234);
        assertThat(service.call("GET", path, service.session("user", new ObjectId().toHexString(), "Beta"), null)
                        .body())
                .isEmpty();
        assertThat(service.call("GET", path, null, null).status()).isEqualTo(401);
        assertThat(service.call("GET", path + "&client=Beta", admin, null).body())
                .hasSize(1);
        assertThat(service.call("GET", "/resources/available?client[$ne]=x&office=Norte", admin, null)
                        .message())
                .isEqualTo("Client is required");
    }

    @Test
    void uploadedLogoIsStoredAndACorruptOneRefused() {
        Map<String, Object> bad = Map.of("name", "Acme", "nit", "1", "logo", "data:image/png;base64,AAAA");
        Map<String, Object> good = Map.of(
                "name",
                "Acme",
                "nit",
                "1",
                "logo",
                "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

        assertThat(service.call("POST", "", admin, bad).status()).isEqualTo(400);
        assertThat(service.call("POST", "", admin, good).body().get("logo").asString())
                .startsWith("http")
                .contains("/clients/");
    }
}
