package io.movers.locations.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugTests {
    @ParameterizedTest
    @CsvSource({
        "Colombia, colombia",
        "COLOMBIA, colombia",
        "Bogota DC, bogota-dc",
        "'San José del Monte', 'san-josé del monte'",
        "'a  b', 'a- b'"
    })
    void onlyTheFirstBlankOfANameBecomesADash(String name, String slug) {
        assertThat(Slug.of(name)).isEqualTo(slug);
    }

    @Test
    void slugDoesNotDependOnTheDefaultLocale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            assertThat(Slug.of("IBAGUE")).isEqualTo("ibague");
        } finally {
            Locale.setDefault(before);
        }
    }
}
