package io.movers.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.movers.common.events.contract.ClientState;
import io.movers.common.events.contract.Subjects;
import io.movers.resources.models.ResourceType;
import io.movers.resources.models.ResourceTypeRepository;
import io.movers.resources.services.DependentDocumentSweep;
import io.movers.resources.services.QrCodeTests;
import io.movers.testing.Answer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Resource types with their components and documents, and resources, over HTTP and real events. */
class FleetIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String PNG = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4"
            + "2mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
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

    @Test
    void photoOfANewTypeIsUploaded() {
        Map<String, Object> body = new LinkedHashMap<>(RunningFleet.typeBody("Con foto", 30, 100));
        body.put("photo", PNG);
        assertThat(fleet.asAdmin("POST", "/resource-types", body)
                        .body()
                        .get("photo")
                        .asString())
                .startsWith("http")
                .contains("resourceTypes");

        body.put("type", "Sin foto");
        body.put("photo", "data:image/png;base64,AAAA");
        assertThat(fleet.asAdmin("POST", "/resource-types", body).status()).isEqualTo(400);
        assertThat(fleet.mongo().getCollection("resourcetypes").countDocuments(new Document("type", "Sin foto")))
                .isZero();
    }

    @Test
    void dependantsFollowTheirTypeToItsNewName() {
        String type = fleet.type("Triciclo", 30, 100);
        fleet.asAdmin(
                "POST",
                "/resource-types/" + type + "/document-types",
                Map.of("name", "SOAT", "disables", true, "expires", true, "requiresPhoto", false));
        String id = fleet.resource("Triciclo", "T-1", "Acme");

        Map<String, Object> body = new LinkedHashMap<>(RunningFleet.typeBody("Tricicleta", 30, 100));
        assertThat(fleet.asAdmin("PUT", "/resource-types/" + type, body).status())
                .isEqualTo(200);

        JsonNode renamed = fleet.asAdmin("GET", "/resource-types/" + type, null).body();
        assertThat(renamed.get("components")).hasSize(2);
        assertThat(renamed.get("documentTypes")).hasSize(1);
        assertThat(renamed.at("/components/0/name").asString()).isEqualTo("Frenos");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(fleet.asAdmin("GET", "/find/" + id, null)
                                .body()
                                .get("type")
                                .asString())
                        .isEqualTo("Tricicleta"));
        assertThat(fleet.mongo()
                        .getCollection("resourcetypes")
                        .find(new Document("_id", new ObjectId(type)))
                        .first())
                .doesNotContainKey("formerNames");
    }

    @Test
    void dependantsOfATypeThatWasRenamedTwiceAtOnceFollowToItsLastName() {
        String type = fleet.type("Monociclo", 30, 100);
        String id = fleet.resource("Monociclo", "M-1", "Acme");
        ResourceTypeRepository types = fleet.bean(ResourceTypeRepository.class);
        ResourceType read = types.findById(type).orElseThrow();
        types.keepFormerName(read);
        assertThat(types.findById(type).orElseThrow().formerNames()).isEmpty();
        // The other renaming is done, and has left nothing to do.
        fleet.mongo()
                .getCollection("resourcetypes")
                .updateOne(
                        new Document("_id", new ObjectId(type)),
                        new Document("$set", new Document("type", "Uniciclo")));

        types.keepFormerName(read);
        fleet.bean(DependentDocumentSweep.class).run();

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(fleet.asAdmin("GET", "/find/" + id, null)
                                .body()
                                .get("type")
                                .asString())
                        .isEqualTo("Uniciclo"));
        await().atMost(SOON)
                .until(() -> types.findById(type).orElseThrow().formerNames().isEmpty());
    }

    @Test
    void resourcesFollowTheirCompanyToItsNewName() {
        String company = new ObjectId().toHexString();
        String id = fleet.resource("Bicicleta", "N-1", "Vieja");
        fleet.publish(Subjects.CLIENT_CREATED, new ClientState(company, 0L, "Vieja", "1", null, null, "boss", null));
        await().atMost(SOON).until(() -> fleet.mongo().getCollection("clients").countDocuments() > 0);
        fleet.publish(Subjects.CLIENT_UPDATED, new ClientState(company, 1L, "Nueva", "1", null, null, "boss", null));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(fleet.asAdmin("GET", "/find/" + id, null)
                                .body()
                                .get("client")
                                .asString())
                        .isEqualTo("Nueva"));
        assertThat(fleet.call("GET", "?perPage=5", fleet.session("client", "boss", null), null)
                        .body()
                        .get("totalResults")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void resourceThatIsAddedWithAFormerNameOfItsCompanyFollows() {
        String company = new ObjectId().toHexString();
        fleet.publish(Subjects.CLIENT_CREATED, new ClientState(company, 0L, "Antes", "1", null, null, "chief", null));
        await().atMost(SOON).until(() -> companyNamed("Antes"));
        fleet.publish(Subjects.CLIENT_UPDATED, new ClientState(company, 1L, "Ahora", "1", null, null, "chief", null));
        await().atMost(SOON).until(() -> companyNamed("Ahora"));

        String id = fleet.resource("Bicicleta", "N-2", "Antes");

        assertThat(fleet.asAdmin("GET", "/find/" + id, null)
                        .body()
                        .get("client")
                        .asString())
                .isEqualTo("Ahora");
    }

    private static boolean companyNamed(String name) {
        return fleet.mongo().getCollection("clients").countDocuments(new Document("name", name)) > 0;
    }

    @Test
    void disabledComponentIsShownOnlyToStaffAndCannotBeChanged() {
        String type = fleet.type("Patineta", 30, 100);
        String component = fleet.asAdmin("GET", "/resource-types/" + type, null)
                .body()
                .at("/components/0/id")
                .asString();
        Map<String, Object> rows = Map.of("components", List.of(Map.of("id", component), Map.of("id", "nope")));
        assertThat(fleet.asAdmin("POST", "/disable-components", rows).body()).hasSize(1);

        assertThat(fleet.call("GET", "/resource-types/" + type, null, null)
                        .body()
                        .get("components"))
                .hasSize(1);
        assertThat(fleet.asAdmin("GET", "/resource-types/" + type, null).body().get("components"))
                .hasSize(2);
        Map<String, Object> condition = Map.of("disables", false, "ticket", false);
        Answer refused = fleet.asAdmin(
                "PUT",
                "/resource-types/" + type + "/components/" + component,
                Map.of(
                        "name", "x",
                        "componentBrand", "x",
                        "componentModel", "x",
                        "regularCondition", condition,
                        "badCondition", condition));
        assertThat(refused.message()).isEqualTo("Component does not exists");
        assertThat(fleet.asAdmin("POST", "/enable-components", rows).body()).hasSize(1);
        assertThat(fleet.call("GET", "/resource-types/" + type, null, null)
                        .body()
                        .get("components"))
                .hasSize(2);
    }

    @Test
    void newResourceHasItsDocumentsAndAReadableQrCode() throws Exception {
        Map<String, Object> body = RunningFleet.resourceBody("Bicicleta", "P 1", "Acme");
        body.put(
                "documents",
                List.of(Map.of(
                        "type",
                        "SOAT",
                        "resourceReference",
                        "P 1",
                        "expeditionDate",
                        "2026-01-01",
                        "expirationDate",
                        "")));
        Answer added = fleet.asAdmin("POST", "", body);
        assertThat(added.status()).isEqualTo(201);
        assertThat(QrCodeTests.read(added.body().get("qrCode").asString()))
                .isEqualTo("https://meb.moversapp.co/api/resources/find-by-ref?ref=P%201");

        JsonNode paper =
                fleet.asAdmin("GET", "/find-by-ref?ref=P%201", null).body().at("/documents/0");
        assertThat(paper.get("expeditionDate").asString()).isEqualTo("2026-01-01T00:00:00.000Z");
        assertThat(paper.has("expirationDate")).isFalse();

        body.put("reference", "P 2");
        body.put("documents", List.of(Map.of("type", "SOAT")));
        assertThat(fleet.asAdmin("POST", "", body).status()).isEqualTo(400);
        assertThat(fleet.asAdmin("GET", "/find-by-ref?ref=P%202", null).status())
                .isEqualTo(404);
    }

    @Test
    void updateKeepsTheStatusAndRefusesATakenReference() {
        String id = fleet.resource("Bicicleta", "U-1", "Acme");
        fleet.resource("Bicicleta", "U-2", "Acme");
        fleet.asAdmin("POST", "/disable-resources", Map.of("resources", List.of(Map.of("id", id))));

        Map<String, Object> body = RunningFleet.resourceBody("Bicicleta", "U-1", "Acme");
        body.put("lockerPassword", "1234");
        body.put("status", "available");
        JsonNode same = fleet.asAdmin("PUT", "/" + id, body).body();
        assertThat(same.get("status").asString()).isEqualTo("disabled");
        assertThat(same.has("previousPassword")).isFalse();

        body.put("lockerPassword", 9999);
        assertThat(fleet.asAdmin("PUT", "/" + id, body)
                        .body()
                        .get("previousPassword")
                        .asInt())
                .isEqualTo(1234);

        body.put("reference", "U-2");
        assertThat(fleet.asAdmin("PUT", "/" + id, body).message()).isEqualTo("The reference already exists");
        body.put("lockerPassword", " ");
        assertThat(fleet.asAdmin("PUT", "/" + id, body)
                        .body()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("lockerPassword");
    }

    @Test
    void deletedResourceIsFoundOnlyByStaffAndById() {
        String id = fleet.resource("Bicicleta", "D-1", "Acme");
        assertThat(fleet.asAdmin("DELETE", "/" + id, null).status()).isEqualTo(204);

        assertThat(fleet.asAdmin("GET", "?reference=D-1", null)
                        .body()
                        .get("totalResults")
                        .asInt())
                .isZero();
        assertThat(fleet.asAdmin("GET", "/find-by-ref?ref=D-1", null).status()).isEqualTo(404);
        assertThat(fleet.asAdmin("GET", "/find/" + id, null)
                        .body()
                        .get("deletedAt")
                        .isNull())
                .isFalse();
        assertThat(fleet.call("GET", "/find/" + id, fleet.employee("Acme"), null)
                        .status())
                .isEqualTo(404);
        assertThat(fleet.asAdmin("POST", "/" + id + "/rent", Map.of()).message())
                .isEqualTo("The reference already exists");
        assertThat(fleet.asAdmin("DELETE", "/" + id, null).message()).isEqualTo("Resource not found");
    }

    @Test
    void filtersNarrowTogetherAndOperatorsHaveNoEffect() {
        fleet.resource("Bicicleta", "F-1", "Uno");
        fleet.resource("Bicicleta", "F-2", "Dos");
        assertThat(total("?client=Uno&office=Norte&type=Bicicleta&status=available&from=2000-01-01"))
                .isEqualTo(1);
        assertThat(total("?client=Uno&office=Sur")).isZero();
        assertThat(total("?client=Uno&client=Dos")).isEqualTo(1);
        assertThat(total("?client%5B%24ne%5D=Uno&reference=F-1")).isEqualTo(1);
        assertThat(fleet.asAdmin("GET", "?from=garbage", null).status()).isEqualTo(400);
        assertThat(fleet.call("GET", "/types-by-client?client=Uno", null, null)
                        .body()
                        .at("/0/name")
                        .asString())
                .isEqualTo("Bicicleta");
    }

    private static int total(String query) {
        return fleet.asAdmin("GET", query, null).body().get("totalResults").asInt();
    }
}
