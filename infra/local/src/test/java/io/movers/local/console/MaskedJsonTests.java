package io.movers.local.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MaskedJsonTests {
    private static String masked(String json) {
        return MaskedJson.of(json.getBytes(StandardCharsets.UTF_8)).toString();
    }

    @Test
    void codesAndPasswordsAreMaskedAtEveryDepthAndAbsentOnesStayAbsent() {
        assertThat(masked(
                        "{\"id\":\"a\",\"activationCode\":123456,\"list\":[{\"lockerPassword\":1234,\"code\":null}]}"))
                .isEqualTo(
                        "{\"id\":\"a\",\"activationCode\":\"•••\",\"list\":[{\"lockerPassword\":\"•••\",\"code\":null}]}");
    }

    @Test
    void picturesAreCut() {
        assertThat(masked("{\"qrCode\":\"" + "x".repeat(5_000) + "\"}"))
                .hasSizeLessThan(400)
                .endsWith("…\"}");
    }

    @Test
    void whatIsNoJsonIsNotShown() {
        assertThat(masked("password=secret")).isEqualTo("\"no JSON, 15 characters\"");
    }
}
