package io.movers.common.events.operations;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.movers.common.events.transport.BrokerState;
import io.movers.common.events.transport.Transport;

/**
 * {@code movers.broker.connected}: 1 while events flow, else 0; {@code movers.broker.refusing}: 1 while the broker refuses
 * to store events for any reason other than a full stream; {@code movers.broker.losses}: how often the broker had lost events that
 * it had stored.
 */
public class BrokerMetrics implements MeterBinder {
    private final Transport transport;

    public BrokerMetrics(Transport transport) {
        this.transport = transport;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder(
                        "movers.broker.connected",
                        transport,
                        broker -> broker.state().connected() ? 1 : 0)
                .description("1 while the broker can be reached")
                .register(registry);
        Gauge.builder("movers.broker.refusing", transport, broker -> isRefusing(broker.state()) ? 1 : 0)
                .description("1 while the broker refuses to store events although its stream is not full")
                .register(registry);
        Counter losses = Counter.builder("movers.broker.losses")
                .description("how often the broker had lost events that it had stored")
                .register(registry);
        transport.onEventsLost(losses::increment);
    }

    private static boolean isRefusing(BrokerState.Snapshot state) {
        return state.refusal() != null;
    }
}
