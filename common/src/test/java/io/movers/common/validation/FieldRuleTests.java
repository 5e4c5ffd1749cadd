package io.movers.common.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.movers.common.errors.ApiError;
import io.movers.common.images.ImageAddresses;
import io.movers.common.images.ImageForm;
import io.movers.common.json.BodyChecks;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FieldRuleTests {

    private static final ImageAddresses IMAGES = new ImageAddresses(List.of("http://localhost:8080"));
    private static final JsonMapper JSON = new JsonMapper();

    @ParameterizedTest(name = "{0}")
    @MethodSource("recorded")
    void violationsAreTheRecordedOnes(String name, List<FieldRule> rules, String body, List<ApiError> expected) {
        assertThat(FieldRule.violations(rules, tree(body), IMAGES)).isEqualTo(expected);
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
                        false,
                        Set.of()))
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
    void checksApplyToTheTextThatJavaScriptMakesOfAValue(Constraint is, String body, boolean holds) {
        FieldRule rule = new FieldRule(List.of("a"), is, "no", 0, Integer.MAX_VALUE, false, false, false, Set.of());

        assertThat(FieldRule.violations(List.of(rule), JSON.readTree(body), IMAGES)
                        .isEmpty())
                .isEqualTo(holds);
    }

    @Test
    void characterOutsideTheBasicPlaneCountsOnce() {
        FieldRule rule = new FieldRule(List.of("a"), Constraint.LENGTH, "no", 2, 2, false, false, false, Set.of());

        assertThat(FieldRule.violations(List.of(rule), JSON.valueToTree(Map.of("a", "😀😀")), IMAGES))
                .isEmpty();
        assertThat(FieldRule.violations(List.of(rule), JSON.valueToTree(Map.of("a", "😀")), IMAGES))
                .hasSize(1);
    }

    @Test
    void trimmedValueIsTheOneThatIsBound() {
        FieldRule rule = new FieldRule(
                List.of("users", "*", "password"), Constraint.LENGTH, "no", 4, 20, true, false, false, Set.of());
        JsonNode body = JSON.readTree("{\"users\":[{\"password\":\" \\u00a0secret \"}]}");

        assertThat(FieldRule.violations(List.of(rule), body, IMAGES)).isEmpty();
        assertThat(body.at("/users/0/password").asString()).isEqualTo("secret");
    }

    @Test
    void listInPlaceOfARowHasNoneOfItsFields() {
        FieldRule rule = new FieldRule(
                List.of("users", "*", "password"), Constraint.LENGTH, "no", 4, 20, true, false, false, Set.of());

        assertThat(FieldRule.violations(List.of(rule), JSON.readTree("{\"users\":[[]]}"), IMAGES))
                .containsExactly(new ApiError("no", "users[0].password"));
    }

    @ParameterizedTest
    @CsvSource({"12345", "[\"secret\"]", "{}", "true"})
    void passwordThatIsNoTextIsRefused(String password) {
        FieldRule rule =
                new FieldRule(List.of("password"), Constraint.NOT_EMPTY, "no", 0, 20, true, true, false, Set.of());

        assertThat(FieldRule.violations(List.of(rule), JSON.readTree("{\"password\":" + password + "}"), IMAGES))
                .containsExactly(new ApiError("no", "password"));
    }

    @Test
    void trimmedValueIsAlwaysAText() {
        FieldRule rule = new FieldRule(List.of("a"), Constraint.NOT_EMPTY, "no", 0, 0, true, false, false, Set.of());
        JsonNode body = JSON.readTree("{\"a\":[\" Peru\",\"Chile\"]}");

        assertThat(FieldRule.violations(List.of(rule), body, IMAGES)).isEmpty();
        assertThat(body.get("a").asString()).isEqualTo("Peru");
    }

    @Test
    void anOptionalFieldMayBeAbsentButNotEmpty() {
        FieldRule rule = new FieldRule(List.of("a"), Constraint.NOT_EMPTY, "no", 0, 0, false, false, true, Set.of());

        assertThat(FieldRule.violations(List.of(rule), JSON.readTree("{}"), IMAGES))
                .isEmpty();
        assertThat(FieldRule.violations(List.of(rule), JSON.readTree("{\"a\":\"\"}"), IMAGES))
                .hasSize(1);
    }

    @Test
    void fieldPathsWithDotsAndDigitsAreWrittenAsByExpressValidator() {
        FieldRule rule =
                new FieldRule(List.of("a", "*", "b"), Constraint.NOT_EMPTY, "no", 0, 0, false, false, false, Set.of());

        assertThat(FieldRule.violations(List.of(rule), JSON.readTree("{\"a\":{\"x.y\":{},\"7\":{},\"z\":{}}}"), IMAGES))
                .extracting(ApiError::field)
                .containsExactly("a[\"x.y\"].b", "a[7].b", "a.z.b");
    }

    @Test
    void everyTextHasALengthLimit() {
        assertThat(violations("{\"name\":\"" + "x".repeat(101) + "\",\"city\":\"" + "x".repeat(100) + "\"}"))
                .containsExactly(new ApiError("Máximo 100 caracteres", "name"));
        assertThat(violations("{\"comment\":\"" + "\\n".repeat(2001) + "\"}"))
                .containsExactly(new ApiError("Máximo 2000 caracteres", "comment"));
        assertThat(violations("{\"origin\":\"" + "😀".repeat(500) + "\"}")).isEmpty();
        assertThat(violations("{\"origin\":\"" + "😀".repeat(501) + "\"}"))
                .containsExactly(new ApiError("Máximo 500 caracteres", "origin"));
    }

    @Test
    void textLengthsAreCheckedAfterTheRecordedChecks() {
        assertThat(violations("{\"name\":\"" + "x".repeat(101) + "\",\"email\":\"no\"}"))
                .containsExactly(new ApiError("no address", "email"), new ApiError("Máximo 100 caracteres", "name"));
    }

    @Test
    void absentOrNonStringTextIsLeftToTheOtherChecks() {
        assertThat(violations("{\"name\":null,\"city\":12,\"comment\":[]}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\uFEFFx", "x\\uD800", "\\uDC00x", "\\u0000", "\\u007f", "\\u0085", "\\u001b[0m"})
    void forbiddenCharactersAreRefusedInEveryText(String text) {
        assertThat(violations("{\"name\":\"" + text + "\",\"comment\":\"" + text + "\"}"))
                .containsExactly(
                        new ApiError("Caracteres no permitidos", "name"),
                        new ApiError("Caracteres no permitidos", "comment"));
    }

    @Test
    void tabsAndLineBreaksAreAllowedInFreeTextsOnly() {
        assertThat(violations("{\"name\":\"a\\nb\",\"city\":\"a\\tb\",\"comment\":\"a\\r\\n\\tb\"}"))
                .containsExactly(
                        new ApiError("Caracteres no permitidos", "name"),
                        new ApiError("Caracteres no permitidos", "city"));
    }

    @Test
    void aByteOrderMarkIsRefusedAndNotTrimmedAway() {
        assertThat(violations("{\"trimmed\":\"\\ufeffx\"}"))
                .containsExactly(new ApiError("Caracteres no permitidos", "trimmed"));
        assertThat(violations("{\"trimmed\":\" \\u00a0x\\n\"}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "images/users/1-a_b.png",
                "https://cdn.test/bici.png?size=2&x=%20#a",
                "http://localhost:8080/api/users/images/users/1.png",
                "data:image/png;base64,iVBORw0KGgo=",
                "DATA:IMAGE/PNG;charset=utf-8;name=\\\"a b.png\\\";BASE64,iVBO\\r\\nRw0KGgo="
            })
    void anImageIsADataUrlAnAddressOrAName(String image) {
        assertThat(violations("{\"photo\":\"" + image + "\"}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"javascript:alert(1)\"",
                "\"http://cdn.test/bici.png\"",
                "\"https://cdn.test/a.png'\"",
                "\"https://cdn.test/a.png\\\" onload=x\"",
                "\"https://cdn.test/a(1).png\"",
                "\"https://u:p@cdn.test/a.png\"",
                "\"//evil.test/a.png\"",
                "\"a b.png\"",
                "\"http://localhost:8080.evil.test/a.png\"",
                "\"http://localhost:8080/a.png'\"",
                "\"data:text/html;base64,aGk=\"",
                "\"data:image/png,abc\"",
                "\"data:image\"",
                "7",
                "[\"https://cdn.test/a.png\"]"
            })
    void textInNoImageFormIsRefused(String image) {
        assertThat(violations("{\"photo\":" + image + "}"))
                .containsExactly(new ApiError("La imagen no es válida", "photo"));
    }

    @Test
    void anImageHasOnlyTheFormsOfItsField() {
        assertThat(violations("{\"upload\":\"https://cdn.test/bici.png\"}")).hasSize(1);
        assertThat(violations("{\"upload\":\"bici.png\"}")).hasSize(1);
        assertThat(violations("{\"upload\":\"http://localhost:8080/bici.png\"}"))
                .isEmpty();
        assertThat(violations("{\"upload\":\"data:image/png;base64,iVBORw0KGgo=\"}"))
                .isEmpty();
    }

    @Test
    void imageAddressHasALengthLimit() {
        assertThat(violations("{\"photo\":\"" + "x".repeat(2049) + "\"}"))
                .containsExactly(new ApiError("Máximo 2048 caracteres", "photo"));
    }

    @Test
    void atMostAHundredViolationsAreReported() {
        assertThat(violations("{\"rows\":[" + "{},".repeat(5000) + "{}]}")).hasSize(100);
    }

    @Test
    void rowIsCheckedOnlyForTheLengthOfItsTexts() {
        BodyChecks rows = new FieldChecks(IMAGES).ofRows();

        assertThat(rows.violations(JSON.readTree("{\"email\":\"no\",\"rows\":[{}]}"), Texts.class))
                .isEmpty();
        assertThat(rows.violations(JSON.readTree("{\"name\":\"" + "x".repeat(101) + "\"}"), Texts.class))
                .hasSize(1);
    }

    private static List<ApiError> violations(String body) {
        return new FieldChecks(IMAGES).violations(JSON.readTree(body), Texts.class);
    }

    @FieldCheck(field = "trimmed", is = Constraint.NOT_EMPTY, trim = true, optional = true, message = "no text")
    @FieldCheck(
            fields = {"name", "city", "trimmed"},
            is = Constraint.TEXT)
    @FieldCheck(field = "email", is = Constraint.EMAIL, message = "no address", optional = true)
    @FieldCheck(field = "rows.*.id", is = Constraint.NOT_EMPTY, message = "no id")
    @FieldCheck(field = "comment", is = Constraint.FREE_TEXT)
    @FieldCheck(field = "origin", is = Constraint.TEXT, max = 500)
    @FieldCheck(field = "photo", is = Constraint.IMAGE)
    @FieldCheck(field = "upload", is = Constraint.IMAGE, forms = ImageForm.DATA_URL)
    private record Texts() {}

    @Test
    void boundsMayComeFromConfiguration() {
        FieldChecks checks = new FieldChecks(IMAGES, Map.of("shortest", 8, "longest", 9)::get);

        assertThat(checks.violations(JSON.readTree("{\"password\": \"1234567\"}"), Configured.class))
                .containsExactly(new ApiError("8 to 9", "password"));
        assertThat(checks.violations(JSON.readTree("{\"password\": \"123456789\"}"), Configured.class))
                .isEmpty();
    }

    @FieldCheck(
            field = "password",
            is = Constraint.LENGTH,
            minFrom = "shortest",
            maxFrom = "longest",
            message = "{min} to {max}")
    private record Configured(String password) {}

    @Test
    void trimmedFieldOfARowThatIsAListIsAViolation() {
        assertThat(new FieldChecks(IMAGES).violations(JSON.readTree("{\"rows\": [[]]}"), TrimmedRows.class))
                .containsExactly(new ApiError("required", "rows[0].name"));
    }

    @FieldCheck(field = "rows.*.name", is = Constraint.NOT_EMPTY, trim = true, message = "required")
    private record TrimmedRows(List<Object> rows) {}
}
