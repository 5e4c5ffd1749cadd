package io.movers.common.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTests {
    private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5));

    @ParameterizedTest
    @CsvSource({"1, 1000", "2, 2000", "5, 16000", "9, 256000", "10, 300000", "1000000, 300000"})
    void pauseDoublesUpToTheLimitAndVariesByAFifth(long failures, long millis) {
        for (int i = 0; i < 100; i++) {
            assertThat(backoff.after(failures).toMillis()).isBetween(millis * 8 / 10, millis * 12 / 10);
        }
    }
}
