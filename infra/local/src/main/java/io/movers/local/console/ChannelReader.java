package io.movers.local.console;

import io.movers.common.events.contract.Subjects;
import io.movers.common.events.streaming.StreamingTransport;
import io.movers.common.events.transport.Delivery;
import io.movers.common.events.transport.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the channels of NATS Streaming, as one more service would: what is in them when it first comes, and later what has come since it was
 * last there.
 */
final class ChannelReader implements BrokerReader {
    private static final Logger log = LoggerFactory.getLogger(ChannelReader.class);

    private final StreamingTransport transport;
    private final List<Transport.Subscription> subscriptions = new ArrayList<>();

    /** @param transport not started yet */
    ChannelReader(StreamingTransport transport) {
        this.transport = transport;
    }

    @Override
    public void read(Consumer<StreamedEvent> onEvent) {
        transport.start();
        Subjects.all()
                .forEach(subject ->
                        subscriptions.add(transport.subscribe(subject.name(), delivery -> accept(delivery, onEvent))));
    }

    private static void accept(Delivery delivery, Consumer<StreamedEvent> onEvent) {
        try {
            onEvent.accept(StreamedEvent.of(delivery.envelope(), null, delivery.publishedAt()));
        } catch (RuntimeException e) { // would end the channel's thread
            log.warn("Event {} cannot be shown: {}", delivery.envelope().id(), e.toString());
        } finally {
            delivery.ack();
        }
    }

    /** This broker has no list of its consumers that a client could ask for. */
    @Override
    public @Nullable List<Lag> lags() {
        return null;
    }

    @Override
    public void close() {
        subscriptions.forEach(Transport.Subscription::stop);
        transport.stop();
        subscriptions.forEach(Transport.Subscription::close);
    }
}
