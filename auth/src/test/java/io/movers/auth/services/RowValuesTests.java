package io.movers.auth.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowValuesTests {
    @Test
    void onlyScalarsHaveAText() {
        assertThat(RowValues.text("a")).isEqualTo("a");
        assertThat(RowValues.text(12)).isEqualTo("12");
        assertThat(RowValues.text(1.50)).isEqualTo("1.5");
        assertThat(RowValues.text(100.0)).isEqualTo("100");
        assertThat(RowValues.text(true)).isEqualTo("true");
        assertThat(RowValues.text(null)).isNull();
        assertThat(RowValues.text(Map.of("a", 1))).isNull();
        assertThat(RowValues.text(List.of("a"))).isNull();
    }

    @Test
    void rowWithHalfASurrogatePairCannotBeAppliedWhereverItStands() {
        for (int field = 0; field < 8; field++) {
            String[] row = {"a@b.co", "secret1", "Ana", "Ruiz", "Acme", "Norte", "Moto", "Bus"};
            assertThat(rowOf(row).isReadable()).isTrue();
            row[field] += "\ud800";
            assertThat(rowOf(row).isReadable()).as(row[field]).isFalse();
        }
    }

    private static NewUserRow rowOf(String... values) {
        return new NewUserRow(values[0], values[1], values[2], values[3], values[4], values[5], values[6], values[7]);
    }

    @Test
    void truthinessFollowsJavaScript() {
        assertThat(RowValues.isTruthy("false")).isTrue();
        assertThat(RowValues.isTruthy("0")).isTrue();
        assertThat(RowValues.isTruthy(1)).isTrue();
        assertThat(RowValues.isTruthy(List.of())).isTrue();
        assertThat(RowValues.isTruthy(0)).isFalse();
        assertThat(RowValues.isTruthy("")).isFalse();
        assertThat(RowValues.isTruthy(false)).isFalse();
        assertThat(RowValues.isTruthy(null)).isFalse();
    }

    @Test
    void lineIsBoundedAndHoldsNoControlCharacters() {
        assertThat(RowValues.line("ñ".repeat(100), 100)).hasSize(100);
        assertThat(RowValues.line("ñ".repeat(101), 100)).isNull();
        assertThat(RowValues.line("a\nb", 100)).isNull();
        assertThat(RowValues.line("a\ud800", 100)).isNull();
        assertThat(RowValues.line(12, 100)).isEqualTo("12");
        assertThat(RowValues.line(List.of(), 100)).isNull();
    }
}
