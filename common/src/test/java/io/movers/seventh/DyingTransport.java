package io.movers.seventh;

import io.movers.common.events.EventsProperties;
import io.movers.common.events.jetstream.JetStreamTransport;
import io.movers.common.events.transport.Envelope;
import io.movers.common.web.ServiceProperties;
import java.util.concurrent.CompletableFuture;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Makes the process die, as by {@code kill -9}, at the moment when it would send the event that it has just stored. */
@Component
@ConditionalOnProperty("test.die-before-send")
public class DyingTransport extends JetStreamTransport {
    DyingTransport(ServiceProperties service, EventsProperties properties) {
        super(service.name(), properties);
    }

    @Override
    public CompletableFuture<Void> send(Envelope envelope) {
        Runtime.getRuntime().halt(137);
        return super.send(envelope);
    }
}
