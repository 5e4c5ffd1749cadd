package io.movers.common.events.operations;

import io.movers.common.events.transport.BrokerState;
import io.movers.common.events.transport.Transport;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Shows whether the broker can be reached, since when and why not. A lost connection does not make the service unhealthy: it
 * serves its routes, and events wait in the outbox. A broker that refuses events for any reason other than a full stream
 * does.
 */
public class BrokerHealth implements HealthIndicator {
    private final Transport transport;

    public BrokerHealth(Transport transport) {
        this.transport = transport;
    }

    @Override
    public Health health() {
        BrokerState.Snapshot state = transport.state();
        Health.Builder health =
                state.refusal() != null ? Health.down() : state.connected() ? Health.up() : Health.unknown();
        health.withDetail("connected", state.connected()).withDetail("since", state.since());
        if (state.reason() != null) {
            health.withDetail("reason", state.reason());
        }
        if (state.refusal() != null) {
            health.withDetail("refusal", state.refusal());
        }
        return health.build();
    }
}
