package io.movers.local.console;

import io.movers.common.events.engine.EventAddresses;
import io.movers.common.events.jetstream.WireMessage;
import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import io.nats.client.MessageConsumer;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.OrderedConsumerContext;
import io.nats.client.StreamContext;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.DeliverPolicy;
import io.nats.client.api.OrderedConsumerConfiguration;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the stream, which the services have created, from its last {@value EventFeed#KEPT} events on. */
final class StreamReader implements BrokerReader {
    private static final Logger log = LoggerFactory.getLogger(StreamReader.class);
    private static final String STREAM = "movers";

    private final Options.Builder options;
    private @Nullable Connection connection;
    private @Nullable MessageConsumer consumer;

    StreamReader(Options.Builder options) {
        this.options = options;
    }

    @Override
    public void read(Consumer<StreamedEvent> onEvent) {
        try {
            Connection opened = Nats.connect(options.connectionName("console")
                    .maxReconnects(-1)
                    .reconnectWait(Duration.ofSeconds(1))
                    .errorListener(new ErrorListener() {}) // the services report outages
                    .build());
            connection = opened;
            StreamContext stream = opened.getStreamContext(STREAM);
            long last = stream.getStreamInfo().getStreamState().getLastSequence();
            OrderedConsumerContext ordered = stream.createOrderedConsumer(new OrderedConsumerConfiguration()
                    .deliverPolicy(DeliverPolicy.ByStartSequence)
                    .startSequence(Math.max(1, last - EventFeed.KEPT + 1)));
            consumer = ordered.consume(message -> onEvent.accept(eventOf(message)));
        } catch (IOException | JetStreamApiException e) {
            log.warn("The console shows no events, since it cannot read the stream: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static StreamedEvent eventOf(Message message) {
        return StreamedEvent.of(
                WireMessage.toEnvelope(nameOf(message.getSubject()), message),
                message.metaData().streamSequence(),
                message.metaData().timestamp().toInstant());
    }

    /** The name in the suite of a subject of the stream: {@code user:created}. */
    private static String nameOf(String subject) {
        return subject.startsWith(EventAddresses.PREFIX)
                ? subject.substring(EventAddresses.PREFIX.length()).replace('.', ':')
                : subject;
    }

    @Override
    public @Nullable List<Lag> lags() {
        Connection open = connection;
        if (open == null || open.getStatus() != Connection.Status.CONNECTED) {
            return null;
        }
        try {
            return open.jetStreamManagement().getConsumers(STREAM).stream()
                    .filter(info -> info.getName().contains(":"))
                    .map(StreamReader::lag)
                    .toList();
        } catch (IOException | JetStreamApiException e) {
            return null;
        }
    }

    private static Lag lag(ConsumerInfo info) {
        String[] parts = info.getName().split(":", 2);
        return new Lag(
                parts[0].replaceAll("-service$", ""),
                parts[1],
                info.getNumPending(),
                info.getNumAckPending(),
                info.getRedelivered());
    }

    @Override
    public void close() {
        try {
            if (consumer != null) {
                consumer.close();
            }
            if (connection != null) {
                connection.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            log.debug("The console's connection to the broker did not close cleanly", e);
        }
    }
}
