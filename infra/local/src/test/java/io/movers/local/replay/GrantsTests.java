package io.movers.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.movers.local.replay.Grants.Expectation;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class GrantsTests {

    private static Expectation expect(String method, String path, int status, String body, String cause, String role) {
        String step = """
                {"steps":[{"name":"s","request":{"method":"%s","path":"%s","session":null,"body":null},
                "response":{"status":%d,"contentType":"application/json; charset=utf-8","body":%s},
                "events":[],"cause":"%s"}]}""".formatted(method, path, status, body, cause);
        return Grants.http(Transcript.parse("a/b", step).steps().get(0), role, Set.of());
    }

    private static JsonNode body(String method, String path, String body, String role) {
        return expect(method, path, 200, body, "", role).body();
    }

    @Test
    void secretsAndInternalsLeaveTheExpectation() {
        assertThat(body("GET", "/api/x", "{\"a\":1,\"activationCode\":\"{{code:1}}\",\"b\":[{\"__v\":0,\"c\":2}]}", ""))
                .isEqualTo(Json.parse("{\"a\":1,\"b\":[{\"c\":2}]}"));
    }

    @Test
    void versionsAreAnyNumber() {
        assertThat(body("GET", "/api/x", "{\"version\":3}", "")).isEqualTo(Json.parse("{\"version\":\"{{number}}\"}"));
    }

    @Test
    void accountsOfStrangersAreShort() {
        String account = "{\"id\":\"1\",\"email\":\"e\",\"status\":\"active\",\"firstName\":\"f\"}";
        assertThat(body("POST", "/api/users/activate", account, ""))
                .isEqualTo(Json.parse("{\"id\":\"1\",\"email\":\"e\",\"status\":\"active\"}"));
        assertThat(body("POST", "/api/users/signin", account, "")).isEqualTo(Json.parse(account));
    }

    @Test
    void companiesArePublicOrFullByRole() {
        String companies =
                "[{\"id\":\"1\",\"name\":\"n\",\"nit\":\"9\",\"offices\":[{\"id\":\"2\",\"name\":\"o\",\"client\":\"n\"}]}]";
        assertThat(body("GET", "/api/clients", companies, ""))
                .isEqualTo(Json.parse("[{\"id\":\"1\",\"name\":\"n\",\"offices\":[{\"id\":\"2\",\"name\":\"o\"}]}]"));
        assertThat(body("GET", "/api/clients", companies, "user"))
                .isEqualTo(body("GET", "/api/clients", companies, ""));
        assertThat(body("GET", "/api/clients", companies, "client")).isEqualTo(Json.parse(companies));
    }

    @Test
    void anEmployeeSeesTheLockerOfWhatHeHasRentedOnly() {
        String answer = "{\"resource\":{\"lockerPassword\":1,\"previousPassword\":2,\"status\":\"x\"}}";
        assertThat(body("POST", "/api/resources/1/rent", answer, "user"))
                .hasToString("{\"resource\":{\"lockerPassword\":1,\"status\":\"x\"}}");
        assertThat(body("POST", "/api/resources/1/return", answer, "user"))
                .hasToString("{\"resource\":{\"status\":\"x\"}}");
        assertThat(body("POST", "/api/resources/1/return", answer, "admin")).hasToString(answer);
    }

    @Test
    void theShapeOfPagesIsOurs() {
        assertThat(body(
                        "GET",
                        "/api/users?perPage=2",
                        "{\"users\":[],\"page\":null,\"perPage\":\"2\",\"totalResults\":0}",
                        ""))
                .hasToString("{\"users\":[],\"page\":0,\"perPage\":2,\"totalResults\":0}");
        assertThat(expect("GET", "/api/users?page=0", 400, "{}", "MongoError: Skip value must be non-negative", "")
                        .statuses())
                .containsExactly(200);
    }

    @Test
    void aGeneralFailureBecomesOneThatHelps() {
        String wrong = "{\"errors\":[{\"message\":\"Something went wrong\"}]}";
        assertThat(expect("GET", "/api/x", 400, wrong, "TypeError", "").body())
                .isEqualTo(Json.parse("{\"errors\":\"{{errors}}\"}"));
        assertThat(expect("GET", "/api/x", 400, wrong, "CastError: Cast to ObjectId failed for value nope", "")
                        .body())
                .isEqualTo(Json.parse("{\"errors\":\"{{invalidId}}\"}"));
        assertThat(expect("POST", "/api/x", 400, wrong, "PayloadTooLargeError", "")
                        .statuses())
                .containsExactlyInAnyOrder(400, 413);
    }

    @Test
    void rowsOfWhatWasNeverMadeAreNotExpected() {
        JsonNode list = Json.parse(
                "{\"totalResults\":2,\"rows\":[{\"id\":\"{{id:a}}\"},{\"id\":\"{{id:b}}\",\"friends\":[{\"_id\":{\"$oid\":\"{{id:a}}\"}}]}]}");
        assertThat(Grants.withoutLost(list, Set.of("id:a")))
                .hasToString("{\"totalResults\":1,\"rows\":[{\"id\":\"{{id:b}}\",\"friends\":[]}]}");
    }

    @Test
    void eventsCarryTheStoredValues() {
        assertThat(
                        Grants.event(
                                Json.parse(
                                        "{\"weight\":\"70.5\",\"eps\":{},\"originPoint\":{\"latitude\":\"4.6\",\"alt\":1},\"indicators\":{\"km\":5,\"extra\":6},\"version\":2,\"phone\":\"300\"}")))
                .isEqualTo(
                        Json.parse(
                                "{\"weight\":70.5,\"eps\":\"{{unset}}\",\"originPoint\":{\"latitude\":4.6},\"indicators\":{\"km\":5},\"version\":\"{{number}}\",\"phone\":\"300\"}"));
    }

    @Test
    void storedSecretsAreOnlyThere() {
        assertThat(Grants.stored(
                        "auth.users", Json.parse("{\"password\":\"{{hash}}\",\"activationCode\":1,\"__v\":0}")))
                .isEqualTo(Json.parse(
                        "{\"password\":\"{{present}}\",\"activationCode\":\"{{present}}\",\"__v\":\"{{number}}\"}"));
    }
}
