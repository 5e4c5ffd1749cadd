package io.movers.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

class LogFormatTests {
    @Test
    void linesAreTextUnlessAskedOtherwise() {
        assertThat(formatWith("text")).isNull();
    }

    @Test
    void jsonIsWrittenWhenAskedFor() {
        assertThat(formatWith("ecs")).isEqualTo("ecs");
        assertThat(formatWith("logstash")).isEqualTo("logstash");
    }

    @Test
    void anotherFormatStopsTheStartAndNamesTheVariable() {
        assertThatIllegalStateException()
                .isThrownBy(() -> formatWith("xml"))
                .withMessage("LOG_FORMAT must be ecs, logstash or text, not xml");
    }

    private static String formatWith(String chosen) {
        MockEnvironment environment = new MockEnvironment().withProperty("LOG_FORMAT", chosen);
        new ServiceDefaults().postProcessEnvironment(environment, new SpringApplication());
        new LogFormat().postProcessEnvironment(environment, new SpringApplication());
        return environment.getProperty("logging.structured.format.console");
    }
}
