package io.movers.common.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.movers.common.errors.ApiError;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FieldRuleTests {

    private static final JsonMapper JSON = new JsonMapper();

    @ParameterizedTest(name = "{0}")
    @MethodSource("recorded")
    void answersWhatTheOriginalAnswered(String name, List<FieldRule> rules, String body, List<ApiError> expected) {
        assertThat(FieldRule.violations(rules, tree(body))).isEqualTo(expected);
    }

    static Stream<Object[]> recorded() throws IOException {
        try (InputStream file = FieldRuleTests.class.getResourceAsStream("validation-cases.json")) {
            JsonNode cases = JSON.readTree(file);
            return StreamSupport.stream(cases.get("cases").spliterator(), false).map(recorded -> new Object[] {
                recorded.get("from").asString(),
                rules(cases.get("checks").get(recorded.get("route").asString())),
                recorded.get("body").asString(),
                StreamSupport.stream(recorded.get("errors").spliterator(), false)
                        .map(error -> new ApiError(
                                error.get("message").asString(),
                                error.get("field").asString()))
                        .toList()
            });
        }
    }

    private static List<FieldRule> rules(JsonNode checks) {
        return StreamSupport.stream(checks.spliterator(), false)
                .map(check -> new FieldRule(
                        List.of(check.get("field").asString().split("\\.")),
                        Constraint.valueOf(check.get("is").asString()),
                        check.get("message").asString(),
                        check.path("min").asInt(0),
                        check.path("max").asInt(Integer.MAX_VALUE),
                        check.path("trim").asBoolean(false),
                        false,
                        false))
                .toList();
    }

    private static JsonNode tree(String body) {
        JsonNode tree = body.isEmpty() ? JSON.createObjectNode() : JSON.readTree(body);
        return tree.isArray() ? JSON.createObjectNode() : tree;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NOT_EMPTY | {\"a\":0}            | true",
                "NOT_EMPTY | {\"a\":false}        | true",
                "NOT_EMPTY | {\"a\":{}}           | true",
                "NOT_EMPTY | {\"a\":\" \"}        | true",
                "NOT_EMPTY | {\"a\":[]}           | false",
                "NOT_EMPTY | {\"a\":[\"\",\"x\"]} | false",
                "NOT_EMPTY | {\"a\":[[]]}         | false",
                "NOT_EMPTY | {\"a\":[[1,2]]}      | true",
                "NOT_EMPTY | {\"a\":null}         | false",
                "NOT_EMPTY | {}                   | false",
                "EMAIL     | {\"a\":[\"a@b.co\"]} | true",
                "BOOLEAN   | {\"a\":1}            | true",
                "BOOLEAN   | {\"a\":1.0}          | true",
                "BOOLEAN   | {\"a\":\"yes\"}      | false",
                "BOOLEAN   | {\"a\":\"TRUE\"}     | false",
                "NUMERIC   | {\"a\":-74.5}        | true",
                "NUMERIC   | {\"a\":\".5\"}       | true",
                "NUMERIC   | {\"a\":\"5.\"}       | false",
                "NUMERIC   | {\"a\":1e21}         | false",
                "NUMERIC   | {\"a\":1e20}         | true",
                "NUMERIC   | {\"a\":0.0000001}    | false",
                "NUMERIC   | {\"a\":true}         | false",
                "ARRAY     | {\"a\":[]}           | true",
                "ARRAY     | {\"a\":{}}           | false",
                "OBJECT    | {\"a\":{}}           | true",
                "OBJECT    | {\"a\":[]}           | false",
                "OBJECT    | {\"a\":null}         | false",
            })
    void judgesTheTextThatJavaScriptMakesOfAValue(Constraint is, String body, boolean holds) {
        FieldRule rule = new FieldRule(List.of("a"), is, "no", 0, Integer.MAX_VALUE, false, false, false);

        assertThat(FieldRule.violations(List.of(rule), JSON.readTree(body)).isEmpty())
                .isEqualTo(holds);
    }

    @Test
    void countsCharactersOutsideTheBasicPlaneOnce() {
        FieldRule rule = new FieldRule(List.of("a"), Constraint.LENGTH, "no", 2, 2, false, false, false);

        assertThat(FieldRule.violations(List.of(rule), JSON.valueToTree(Map.of("a", "😀😀"))))
                .isEmpty();
        assertThat(FieldRule.violations(List.of(rule), JSON.valueToTree(Map.of("a", "😀"))))
                .hasSize(1);
    }

    @Test
    void trimsTheValueThatIsBoundLater() {
        FieldRule rule =
                new FieldRule(List.of("users", "*", "password"), Constraint.LENGTH, "no", 4, 20, true, false, false);
        JsonNode body = JSON.readTree("{\"users\":[{\"password\":\" \\u00a0secret \"}]}");

        assertThat(FieldRule.violations(List.of(rule), body)).isEmpty();
        assertThat(body.at("/users/0/password").asString()).isEqualTo("secret");
    }

    @ParameterizedTest
    @CsvSource({"12345", "[\"secret\"]", "{}", "true"})
    void refusesAPasswordThatIsNoText(String password) {
        FieldRule rule = new FieldRule(List.of("password"), Constraint.NOT_EMPTY, "no", 0, 20, true, true, false);

        assertThat(FieldRule.violations(List.of(rule), JSON.readTree("{\"password\":" + password + "}")))
                .containsExactly(new ApiError("no", "password"));
    }

    @Test
    void trimmingMakesTextOfAnything() {
        FieldRule rule = new FieldRule(List.of("a"), Constraint.NOT_EMPTY, "no", 0, 0, true, false, false);
        JsonNode body = JSON.readTree("{\"a\":[\" Peru\",\"Chile\"]}");

        assertThat(FieldRule.violations(List.of(rule), body)).isEmpty();
        assertThat(body.get("a").asString()).isEqualTo("Peru");
    }

    @Test
    void anOptionalFieldMayBeAbsentButNotEmpty() {
        FieldRule rule = new FieldRule(List.of("a"), Constraint.NOT_EMPTY, "no", 0, 0, false, false, true);

        assertThat(FieldRule.violations(List.of(rule), JSON.readTree("{}"))).isEmpty();
        assertThat(FieldRule.violations(List.of(rule), JSON.readTree("{\"a\":\"\"}")))
                .hasSize(1);
    }

    @Test
    void namesWithDotsAndDigitsAreWrittenLikeTheOriginalWritesThem() {
        FieldRule rule = new FieldRule(List.of("a", "*", "b"), Constraint.NOT_EMPTY, "no", 0, 0, false, false, false);

        assertThat(FieldRule.violations(List.of(rule), JSON.readTree("{\"a\":{\"x.y\":{},\"7\":{},\"z\":{}}}")))
                .extracting(ApiError::field)
                .containsExactly("a[\"x.y\"].b", "a[7].b", "a.z.b");
    }
}
