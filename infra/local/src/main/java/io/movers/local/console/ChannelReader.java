package io.movers.local.console;

import io.movers.common.events.contract.Subjects;
import io.movers.common.events.streaming.StreamingTransport;
import io.movers.common.events.transport.Delivery;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Reads the channels of NATS Streaming, as one more service would: what is in them when it first comes, and what has come since it was
 * last there.
 */
final class ChannelReader implements BrokerReader {
    private final StreamingTransport transport;
    private final AtomicLong sequence = new AtomicLong();

    /** @param transport not started yet */
    ChannelReader(StreamingTransport transport) {
        this.transport = transport;
    }

    @Override
    public void read(Consumer<StreamedEvent> onEvent) {
        transport.start();
        Subjects.all().forEach(subject -> transport.subscribe(subject.name(), delivery -> accept(delivery, onEvent)));
    }

    private void accept(Delivery delivery, Consumer<StreamedEvent> onEvent) {
        onEvent.accept(StreamedEvent.of(delivery, sequence.incrementAndGet()));
        delivery.ack();
    }

    /** This broker has no list of its consumers that a client could ask for. */
    @Override
    public List<Lag> lags() {
        return List.of();
    }

    @Override
    public void close() {
        transport.stop();
    }
}
