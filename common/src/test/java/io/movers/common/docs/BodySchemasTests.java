package io.movers.common.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.movers.common.images.ImageAddresses;
import io.movers.common.images.ImageForm;
import io.movers.common.json.TextCharacters;
import io.movers.common.schema.Shape;
import io.movers.common.validation.Constraint;
import io.movers.common.validation.FieldCheck;
import io.movers.common.validation.FieldChecks;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BodySchemasTests {
    private final BodySchemas schemas = new BodySchemas(new FieldChecks(ImageAddresses.none(), property -> 7));

    @FieldCheck(field = "email", is = Constraint.EMAIL, message = "no")
    @FieldCheck(field = "email", is = Constraint.TEXT, max = 254)
    @FieldCheck(field = "password", is = Constraint.LENGTH, minFrom = "x", max = 20, trim = true, message = "no")
    @FieldCheck(field = "name", is = Constraint.NOT_EMPTY, trim = true, message = "no")
    @FieldCheck(field = "terms", is = Constraint.BOOLEAN, message = "no")
    @FieldCheck(field = "amount", is = Constraint.NOT_EMPTY, message = "no")
    @FieldCheck(field = "place.lat", is = Constraint.NUMERIC, message = "no")
    @FieldCheck(field = "note", is = Constraint.FREE_TEXT)
    @FieldCheck(field = "photo", is = Constraint.IMAGE, forms = ImageForm.NAME)
    @FieldCheck(field = "rows", is = Constraint.ARRAY, min = 1, max = 3, message = "no")
    @FieldCheck(field = "rows.*.id", is = Constraint.NOT_EMPTY, message = "no")
    @FieldCheck(field = "maybe", is = Constraint.ARRAY, max = 2, optional = true, message = "no")
    record Body(
            String email,
            Object password,
            String name,
            Object terms,
            @Nullable Double amount,
            @Nullable Place place,
            @Nullable String note,
            @Nullable String photo,
            @Shape(of = Row.class) @Nullable List<JsonNode> rows,
            @Nullable List<String> maybe) {
        record Place(@Nullable Double lat) {}

        @FieldCheck(field = "label", is = Constraint.TEXT)
        record Row(@Nullable String id, @Nullable String label) {}
    }

    @Test
    void whatACheckSaysIsInTheSchema() {
        JsonNode schema = JsonMapper.shared().valueToTree(schemas.of(Body.class));

        assertThat(schema.path("required").valueStream().map(JsonNode::stringValue))
                .containsExactlyInAnyOrder("email", "password", "name", "terms", "amount", "place", "rows");
        JsonNode properties = schema.path("properties");
        assertThat(properties.at("/email/format").stringValue()).isEqualTo("email");
        assertThat(properties.at("/email/maxLength").asInt()).isEqualTo(254);
        assertThat(properties.at("/password/type").stringValue()).isEqualTo("string");
        assertThat(properties.at("/password/minLength").asInt()).isEqualTo(7);
        assertThat(properties.at("/password/maxLength").asInt()).isEqualTo(20);
        assertThat(properties.at("/name/pattern").stringValue()).isEqualTo("\\S");
        assertThat(properties.at("/terms/type").stringValue()).isEqualTo("boolean");
        assertThat(properties.at("/amount/type").stringValue()).isEqualTo("number");
        assertThat(properties.at("/place/type").stringValue()).isEqualTo("object");
        assertThat(properties.at("/place/required/0").stringValue()).isEqualTo("lat");
        assertThat(properties.at("/note/maxLength").asInt()).isEqualTo(2_000);
        assertThat(properties.at("/note/type/1").stringValue()).isEqualTo("null");
        assertThat(properties.at("/photo/pattern").stringValue()).doesNotContain("data:");
        assertThat(properties.at("/rows/minItems").asInt()).isEqualTo(1);
        assertThat(properties.at("/rows/maxItems").asInt()).isEqualTo(3);
        assertThat(properties.at("/rows/items/required/0").stringValue()).isEqualTo("id");
        assertThat(properties.at("/rows/items/properties/label/maxLength").asInt())
                .isEqualTo(100);
        assertThat(properties.at("/maybe/maxItems").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Ana", "Niño 🚲", "a\tb", "a\nb", "a\u0000b", "a\u0085b", "\uFEFFa", "a\u007F"})
    void thePatternsOfTextsSayWhatIsRefused(String text) {
        assertThat(Pattern.compile(TextCharacters.LINE, Pattern.DOTALL)
                        .matcher(text)
                        .matches())
                .isEqualTo(!TextCharacters.areRefusedInLine(text));
        assertThat(Pattern.compile(TextCharacters.LINES, Pattern.DOTALL)
                        .matcher(text)
                        .matches())
                .isEqualTo(!TextCharacters.areRefused(text));
    }
}
