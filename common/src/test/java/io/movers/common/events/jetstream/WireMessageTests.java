package io.movers.common.events.jetstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.movers.common.events.ReplicaState;
import io.movers.common.events.transport.Envelope;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WireMessageTests {
    @Test
    void anEventArrivesAsItWasSentWithTheTimeOfItsChange() {
        Envelope sent = new Envelope(
                "665f00000000000000000001",
                "user:created",
                "5f0000000000000000000001",
                "{}".getBytes(StandardCharsets.UTF_8),
                ReplicaState.FULL,
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                Instant.parse("2026-01-02T03:04:05.678Z"));

        Envelope received = WireMessage.toEnvelope("user:created", WireMessage.of(sent));

        assertThat(received).usingRecursiveComparison().isEqualTo(sent);
    }
}
