package io.movers.common.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.movers.common.errors.ApiError;
import io.movers.common.errors.RequestValidationException;
import io.movers.common.images.ImageAddresses;
import io.movers.common.validation.Constraint;
import io.movers.common.validation.FieldCheck;
import io.movers.common.validation.FieldChecks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LenientBinderTests {

    @FieldCheck(field = "name", is = Constraint.TEXT, max = 3)
    @FieldCheck(field = "email", is = Constraint.EMAIL, message = "the body's check")
    record Row(String name) {}

    private static final JsonMapper JSON = new JsonMapper();

    private final LenientBinder binder = new LenientBinder(JSON, new FieldChecks(ImageAddresses.none()).ofRows());

    @Test
    void rowIsCheckedForItsTextsAndNotByTheChecksOfTheBody() {
        assertThat(binder.orNull(row("abc"), Row.class)).isEqualTo(new Row("abc"));
        assertThat(binder.orNull(row("abcd"), Row.class)).isNull();
    }

    @Test
    void invalidValueIsReportedWithTheFullPathOfItsField() {
        assertThatThrownBy(() -> binder.to(row("abcd"), Row.class, "rows[2]"))
                .isInstanceOfSatisfying(
                        RequestValidationException.class,
                        refusal -> assertThat(refusal.errors())
                                .containsExactly(new ApiError("Máximo 3 caracteres", "rows[2].name")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uFEFFa", "\uD800", "a\u0000"})
    void forbiddenCharactersAreNotBoundEvenWithoutACheck(String text) {
        record Free(String text) {}

        assertThat(new LenientBinder(JSON).orNull(JSON.createObjectNode().put("text", text), Free.class))
                .isNull();
        assertThat(new LenientBinder(JSON).orNull(JSON.createObjectNode().put("text", "a\r\n\tb"), Free.class))
                .isEqualTo(new Free("a\r\n\tb"));
    }

    private static JsonNode row(String name) {
        return JSON.createObjectNode().put("name", name);
    }
}
