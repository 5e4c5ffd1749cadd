package io.movers.common.events.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class BrokerStateTests {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final BrokerState state = new BrokerState(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void serviceThatWasNeverConnectedLogsNoLostConnection(CapturedOutput output) {
        state.disconnected("refused");

        assertThat(output).contains("Broker not reachable yet (refused)").doesNotContain("lost");
    }

    @Test
    void sameReasonOfALostConnectionIsLoggedOnce(CapturedOutput output) {
        state.connected();
        state.disconnected("gone");
        state.disconnected("refused");
        state.disconnected("refused");

        assertThat(output).contains("Connection to the broker lost (gone)").containsOnlyOnce("(refused)");
    }

    @Test
    void brokerStateShowsItsTimeAndReason() {
        state.disconnected("wrong password");

        assertThat(state.snapshot()).isEqualTo(new BrokerState.Snapshot(false, NOW, "wrong password", null));
    }

    @Test
    void refusalByTheBrokerIsShownUntilAnEventIsStored() {
        state.connected();
        state.refused("no space left");
        assertThat(state.snapshot().refusal()).isEqualTo("no space left");

        state.accepted();

        assertThat(state.snapshot().refusal()).isNull();
    }
}
