package io.movers.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.movers.chaos.nemesis.FaultKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChaosConfigTests {
    @Test
    void theEnvironmentIsRead() {
        ChaosConfig config = config(Map.of(
                "CHAOS_SECONDS",
                "600",
                "CHAOS_SEED",
                "42",
                "CHAOS_TRANSPORT",
                "streaming",
                "CHAOS_FAULTS",
                "kill-service, slow-broker"));

        assertThat(config.duration()).isEqualTo(Duration.ofMinutes(10));
        assertThat(config.seed()).isEqualTo(42);
        assertThat(config.transport()).isEqualTo("streaming");
        assertThat(config.faults()).containsExactlyInAnyOrder(FaultKind.KILL_SERVICE, FaultKind.SLOW_BROKER);
    }

    @Test
    void byDefaultFaultsHappenAfterWhichEverythingIsJudged() {
        assertThat(config(Map.of()).faults())
                .contains(FaultKind.KILL_SERVICE, FaultKind.DELETE_CONSUMERS)
                .doesNotContain(FaultKind.DELETE_STREAM, FaultKind.DATABASE_LOSES_WRITES);
    }

    @Test
    void aKindCanBeAddedToTheDefaultOnesOrTakenOut() {
        assertThat(config(Map.of("CHAOS_FAULTS", "default,delete-stream,-kill-service"))
                        .faults())
                .contains(FaultKind.DELETE_STREAM, FaultKind.SLOW_BROKER)
                .doesNotContain(FaultKind.KILL_SERVICE);
    }

    @Test
    void aWrongValueIsNamed() {
        assertThatThrownBy(() -> config(Map.of("CHAOS_FAULTS", "rain")))
                .hasMessageContaining("CHAOS_FAULTS has \"rain\"");
        assertThatThrownBy(() -> config(Map.of("CHAOS_SECONDS", "soon"))).hasMessageContaining("CHAOS_SECONDS");
        assertThatThrownBy(() -> config(Map.of("CHAOS_SEED", "x"))).hasMessageContaining("CHAOS_SEED");
        assertThatThrownBy(() -> config(Map.of("CHAOS_TRANSPORT", "kafka"))).hasMessageContaining("CHAOS_TRANSPORT");
        assertThatThrownBy(() -> config(Map.of("CHAOS_BROKERS", "2"))).hasMessageContaining("CHAOS_BROKERS");
        assertThatThrownBy(() -> config(Map.of("CHAOS_BROKERS", "3", "CHAOS_TRANSPORT", "streaming")))
                .hasMessageContaining("CHAOS_BROKERS");
    }

    private static ChaosConfig config(Map<String, String> environment) {
        return ChaosConfig.fromEnvironment(environment, Path.of("target"));
    }
}
