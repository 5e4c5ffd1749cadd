package io.movers.local.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.movers.local.api.OpenApiDocument.Operation;
import io.movers.local.deploy.Checkout;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The documents in {@code infra/api}. {@code make api} writes them ({@code -Dapi.update=true}); {@code ApiDocumentsIT} holds them
 * against the running services.
 */
class ApiDocumentsTests {

    @BeforeAll
    static void write() {
        if (Boolean.getBoolean("api.update")) {
            GeneratedDocuments.now().files().forEach(ApiFiles::write);
        }
    }

    @Test
    void theDocumentsAndTheirExamplesAreWhatTheCodeAndTheTranscriptsSay() {
        assertThat(GeneratedDocuments.now().files())
                .hasSize(15)
                .allSatisfy((file, content) -> assertThat(content.toString())
                        .as("%s is old: run `make api`", file)
                        .isEqualTo(ApiFiles.read(file).toString()));
    }

    static Stream<String> documents() {
        return Stream.concat(Checkout.SERVICES.stream(), Stream.of(ApiFiles.SUITE));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void aDocumentIsValid(String name) {
        OpenApiDocument document = new OpenApiDocument(ApiFiles.read(name));

        assertThat(document.violations()).isEmpty();
        assertThat(document.brokenReferences()).isEmpty();
    }

    @Test
    void theValidatorFindsWhatIsWrong() {
        ObjectNode broken = (ObjectNode) ApiFiles.read(ApiFiles.SUITE);
        ((ObjectNode) broken.at("/components/schemas/Errors")).put("type", "objekt");
        ((ObjectNode) broken.at("/paths/~1api~1users~1signin/post")).put("operationId", 7);

        assertThat(new OpenApiDocument(broken).violations()).isNotEmpty();
    }

    @Test
    void everyOperationHasANameOfItsOwnAndWhatAClientNeeds() {
        List<Operation> operations = new OpenApiDocument(ApiFiles.read(ApiFiles.SUITE)).operations();

        assertThat(operations).hasSizeGreaterThan(95);
        assertThat(operations).extracting(Operation::id).doesNotHaveDuplicates();
        assertThat(operations).allSatisfy(operation -> {
            JsonNode json = operation.json();
            assertThat(operation.id()).matches("[a-z]+([A-Z][a-z]+)*");
            assertThat(json.path("summary").asString("")).endsWith(".");
            assertThat(json.path("tags").size()).isEqualTo(1);
            assertThat(json.path("security").size()).isPositive();
            assertThat(operation.roles()).isNotEmpty();
            assertThat(json.path("responses").propertyNames()).contains("400", "503");
            long variables = operation.path().chars().filter(c -> c == '{').count();
            assertThat(json.path("parameters")
                            .valueStream()
                            .filter(parameter ->
                                    parameter.path("in").stringValue().equals("path"))
                            .count())
                    .isEqualTo(variables);
            assertThat(json.path("parameters").valueStream())
                    .allSatisfy(parameter ->
                            assertThat(parameter.path("schema").has("type")).isTrue());
        });
    }

    @Test
    void theSuitesDocumentIsMadeOfThoseOfTheServices() {
        assertThat(ApiFiles.read(ApiFiles.SUITE)).isEqualTo(MergedDocuments.routes(ApiFiles.services()));
    }

    @Test
    void everyExampleIsAsItsSchemaSays() {
        OpenApiDocument document = new OpenApiDocument(ApiFiles.read(ApiFiles.SUITE));
        List<String> without = new ArrayList<>();
        for (Operation operation : document.operations()) {
            JsonNode request = operation.json().at("/requestBody/content/application~1json");
            if (request.has("example")) {
                assertThat(document.requestViolations(operation, request.path("example")))
                        .as(operation.id())
                        .isEmpty();
            } else if (!request.isMissingNode()) {
                without.add(operation.id());
            }
            operation
                    .json()
                    .path("responses")
                    .valueStream()
                    .map(response -> response.at("/content/application~1json"))
                    .filter(content -> content.has("example"))
                    .forEach(content -> assertThat(
                                    document.answerViolations(content.path("schema"), content.path("example")))
                            .as(operation.id())
                            .isEmpty());
        }
        assertThat(without).as("operations whose body has no recorded example").hasSizeLessThan(25);
    }

    @Test
    void nothingThatWasReleasedBreaksUnlessItIsListed() {
        List<String> listed = Checkout.text("infra/api/breaking-changes.txt")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();

        assertThat(BreakingChanges.between(ApiFiles.read(ApiFiles.RELEASED), ApiFiles.read(ApiFiles.SUITE)))
                .as(
                        "changes that break clients; list them in infra/api/breaking-changes.txt with their reason above them")
                .containsExactlyInAnyOrderElementsOf(listed);
    }

    @Test
    void theEventsDocumentIsValid() {
        JsonNode events = ApiFiles.read(ApiFiles.EVENTS);
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);

        assertThat(registry.getSchema(ApiFiles.schema("asyncapi-3.0.0")).validate(events))
                .isEmpty();
        assertThat(new OpenApiDocument(events).brokenReferences()).isEmpty();
        ObjectNode broken = (ObjectNode) events.deepCopy();
        broken.put("channels", "none");
        assertThat(registry.getSchema(ApiFiles.schema("asyncapi-3.0.0")).validate(broken))
                .isNotEmpty();
    }

    @Test
    void everyEventHasSendersReceiversBothChannelsHeadersAndAnExample() {
        JsonNode events = ApiFiles.read(ApiFiles.EVENTS);
        OpenApiDocument schemas = new OpenApiDocument(events);

        assertThat(io.movers.common.events.contract.Subjects.all()).allSatisfy(subject -> {
            String type = subject.type().getSimpleName();
            String id = type.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + type.substring(1);
            JsonNode channel = events.path("channels").path(id);
            JsonNode streaming = events.path("channels").path(id + "Streaming");
            assertThat(channel.path("address").stringValue())
                    .isEqualTo("movers." + subject.name().replace(':', '.'));
            assertThat(streaming.path("address").stringValue()).isEqualTo(subject.name());
            assertThat(channel.path("x-producers").size()).as(type).isPositive();
            assertThat(channel.path("x-consumers").size()).as(type).isPositive();
            JsonNode message = events.path("components").path("messages").path(type);
            assertThat(message.path("traits").size()).isEqualTo(1);
            JsonNode example = message.path("examples").path(0);
            assertThat(example.path("payload").isObject()).as(type).isTrue();
            assertThat(schemas.answerViolations(message.path("payload"), example.path("payload")))
                    .isEmpty();
        });
    }

    @Test
    void breakingChangesAreFound() {
        JsonNode released = ApiFiles.read(ApiFiles.SUITE);
        ObjectNode changed = (ObjectNode) released.deepCopy();
        ((ObjectNode) changed.path("paths")).remove("/api/travels");
        ((ObjectNode) changed.at("/components/schemas/SignInRequest"))
                .withArray("required")
                .add("captcha");
        ((ObjectNode) changed.at("/components/schemas/AuthUser/properties")).remove("phone");
        ((ObjectNode) changed.at("/components/schemas/RentRequest/properties/typeRent")).put("type", "string");

        assertThat(BreakingChanges.between(released, changed))
                .contains(
                        "listTravels: removed",
                        "startTravel: removed",
                        "signIn body.captcha: is required",
                        "signIn answer.phone: removed",
                        "rentResource body.typeRent: is [string], was [integer, null, number]");
        assertThat(BreakingChanges.between(released, released)).isEmpty();
    }

    @Test
    void anUndocumentedAnswerIsFound() {
        OpenApiDocument document = new OpenApiDocument(ApiFiles.read(ApiFiles.SUITE));
        Operation signIn = document.find("POST", "/api/users/signin").orElseThrow();
        JsonNode errors = tools.jackson.databind.node.JsonNodeFactory.instance
                .objectNode()
                .set("unknown", ApiFiles.read(ApiFiles.SUITE).path("tags"));

        assertThat(document.differences(signIn, 418, "application/json;charset=utf-8", errors))
                .isNotEmpty();
        assertThat(document.differences(signIn, 400, "application/json;charset=utf-8", errors))
                .isNotEmpty();
        assertThat(document.differences(signIn, 400, "text/html", errors)).isNotEmpty();
    }
}
