package io.movers.auth.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValuesTests {
    @Test
    void textIsWhatStandsForText() {
        assertThat(Values.text("a")).isEqualTo("a");
        assertThat(Values.text(12)).isEqualTo("12");
        assertThat(Values.text(1.50)).isEqualTo("1.5");
        assertThat(Values.text(100.0)).isEqualTo("100");
        assertThat(Values.text(true)).isEqualTo("true");
        assertThat(Values.text(null)).isNull();
        assertThat(Values.text(Map.of("a", 1))).isNull();
        assertThat(Values.text(List.of("a"))).isNull();
    }

    @Test
    void truthIsThatOfJavaScript() {
        assertThat(Values.isTruthy("false")).isTrue();
        assertThat(Values.isTruthy("0")).isTrue();
        assertThat(Values.isTruthy(1)).isTrue();
        assertThat(Values.isTruthy(List.of())).isTrue();
        assertThat(Values.isTruthy(0)).isFalse();
        assertThat(Values.isTruthy("")).isFalse();
        assertThat(Values.isTruthy(false)).isFalse();
        assertThat(Values.isTruthy(null)).isFalse();
    }
}
