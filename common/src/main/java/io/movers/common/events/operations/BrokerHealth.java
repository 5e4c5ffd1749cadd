package io.movers.common.events.operations;

import io.movers.common.events.transport.Transport;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Shows whether the broker can be reached. Without it the service stays healthy: it serves its routes, and events wait in the outbox.
 */
public class BrokerHealth implements HealthIndicator {
    private final Transport transport;

    public BrokerHealth(Transport transport) {
        this.transport = transport;
    }

    @Override
    public Health health() {
        Health.Builder health = transport.isConnected() ? Health.up() : Health.unknown();
        return health.withDetail("connected", transport.isConnected()).build();
    }
}
