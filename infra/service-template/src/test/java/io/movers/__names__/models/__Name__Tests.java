package io.movers.__names__.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class __Name__Tests {
    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

    @Test
    void secondClosingChangesNothing() {
        __Name__ __name__ = __Name__.open(new New__Name__("Flat tyre", null), "ana", NOW);

        assertThat(__name__.close(NOW.plusSeconds(60))).isTrue();
        assertThat(__name__.close(NOW.plusSeconds(120))).isFalse();

        assertThat(__name__.getStatus()).isEqualTo("closed");
        assertThat(__name__.getClosedAt()).isEqualTo(NOW.plusSeconds(60));
    }
}
