package io.movers.common.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.movers.common.validation.Addresses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

class JavaScriptTextTests {

    @ParameterizedTest
    @CsvSource({
        "71.0, 71",
        "-0.0, 0",
        "70.5, 70.5",
        "100, 100",
        "0.1, 0.1",
        "0.000001, 0.000001",
        "0.0000001, 1e-7",
        "1.5e-7, 1.5e-7",
        "1e20, 100000000000000000000",
        "1e21, 1e+21",
        "2.11648e+23, 2.11648e+23",
        "918015999999999900, 918015999999999900",
        "-74.08175, -74.08175",
        "5e-324, 5e-324",
    })
    void numbersAreWrittenLikeJavaScriptWritesThem(double value, String expected) {
        assertThat(JavaScriptText.number(value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "ana@acme.test, true",
        "ana@acme, false",
        "ñandú@acme.test, true",
        "a@b.c, false",
        "a..b@acme.test, false",
        "'\"a b\"@acme.test', true",
        "ana@-acme.test, false",
        "ana@acme.t3st, false",
        "ana@xn--p1ai.xn--p1ai, true",
        "ana@127.0.0.1, false",
        "a b@acme.test, false",
        "@acme.test, false",
        "ana, false",
    })
    void addressesAreAcceptedAsByValidatorJs(String text, boolean accepted) {
        assertThat(Addresses.isEmail(text)).isEqualTo(accepted);
    }

    @Test
    void textOfNestedListsIsLimitedInDepth() {
        JsonNode deep = JsonNodeFactory.instance.stringNode("x");
        for (int i = 0; i < 100_000; i++) {
            deep = JsonNodeFactory.instance.arrayNode().add(deep);
        }

        assertThat(JavaScriptText.text(deep)).isEmpty();
    }
}
