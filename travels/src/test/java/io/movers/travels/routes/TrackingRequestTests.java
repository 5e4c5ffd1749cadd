package io.movers.travels.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.movers.common.errors.RequestValidationException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrackingRequestTests {
    @Test
    void pointsKeepTheirFieldsAndTheKindOfTheirNumbers() {
        Map<String, Object> point = new HashMap<>();
        point.put("latitude", new BigDecimal("4.6"));
        point.put("step", 7);
        point.put("speed", null);
        point.put("marks", Arrays.asList("a", null, Map.of("b", 1.5f)));

        assertThat(tracking(List.of(point)))
                .containsExactly(Map.of("latitude", 4.6, "step", 7, "marks", List.of("a", Map.of("b", 1.5))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "$where", "a.b", "nul\0"})
    void fieldNameWithAMeaningForMongoIsRefusedAtAnyDepth(String name) {
        assertRefused(Map.of(name, 1));
        assertRefused(Map.of("inner", List.of(Map.of(name, 1))));
    }

    @Test
    void pointNestedTooDeeplyIsRefused() {
        assertThat(tracking(List.of(nested(7)))).hasSize(1);
        assertRefused(nested(8));
    }

    @Test
    void numberThatIsTooLargeIsRefused() {
        assertRefused(Map.of("latitude", new BigDecimal("1e400")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD800", "nul\0", "\u001b[2J"})
    void textWithALoneSurrogateOrAControlCharacterIsRefused(String text) {
        assertRefused(Map.of("note", text));
        assertRefused(Map.of(text, 1));
    }

    @Test
    void nullPointIsRefused() {
        assertThatThrownBy(() -> tracking(Collections.singletonList(null)))
                .isInstanceOf(RequestValidationException.class);
    }

    private static Map<String, Object> nested(int depth) {
        return depth == 0 ? Map.of("leaf", 1) : Map.of("inner", nested(depth - 1));
    }

    private static void assertRefused(Map<String, Object> point) {
        assertThatThrownBy(() -> tracking(List.of(point))).isInstanceOf(RequestValidationException.class);
    }

    private static List<Map<String, Object>> tracking(List<Map<String, Object>> points) {
        return new TrackingRequest(points).toTracking();
    }
}
