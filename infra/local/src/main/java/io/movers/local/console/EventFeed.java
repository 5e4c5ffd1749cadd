package io.movers.local.console;

import io.movers.common.events.engine.EventAddresses;
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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The last events in the broker's stream, and how far its consumers are. It takes nothing away from the services. */
final class EventFeed implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EventFeed.class);
    private static final String STREAM = "movers";
    private static final int KEPT = 1_000;

    private final Deque<StreamedEvent> events = new ArrayDeque<>();
    private final List<Consumer<StreamedEvent>> onEvent = new CopyOnWriteArrayList<>();
    private @Nullable Connection connection;
    private @Nullable MessageConsumer consumer;

    /** How far one consumer is: events that wait, and deliveries that are not acknowledged yet. */
    record Lag(String service, String subject, long waiting, long unacknowledged, long redelivered) {
        static Lag of(ConsumerInfo info) {
            String[] parts = info.getName().split(":", 2);
            return new Lag(
                    parts[0].replaceAll("-service$", ""),
                    parts[1],
                    info.getNumPending(),
                    info.getNumAckPending(),
                    info.getRedelivered());
        }
    }

    void onEvent(Consumer<StreamedEvent> listener) {
        onEvent.add(listener);
    }

    /** Connects to the broker and reads the stream, which the services have created, from its last {@value #KEPT} events on. */
    void open(Options.Builder options) {
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
                    .startSequence(Math.max(1, last - KEPT + 1)));
            consumer = ordered.consume(this::accept);
        } catch (IOException | JetStreamApiException e) {
            log.warn("The console shows no events, since it cannot read the stream: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept(Message message) {
        StreamedEvent event = StreamedEvent.of(message);
        synchronized (events) {
            events.addLast(event);
            if (events.size() > KEPT) {
                events.removeFirst();
            }
        }
        onEvent.forEach(listener -> listener.accept(event));
    }

    /** The last events, newest first. */
    List<StreamedEvent> newest(int limit) {
        List<StreamedEvent> newest = new ArrayList<>(limit);
        synchronized (events) {
            Iterator<StreamedEvent> backwards = events.descendingIterator();
            while (backwards.hasNext() && newest.size() < limit) {
                newest.add(backwards.next());
            }
        }
        return newest;
    }

    @Nullable StreamedEvent find(String id) {
        synchronized (events) {
            return events.stream()
                    .filter(event -> event.id().equals(id))
                    .findFirst()
                    .orElse(null);
        }
    }

    /** The consumers of all services; none while the broker is away. */
    List<Lag> lags() {
        Connection open = connection;
        if (open == null || open.getStatus() != Connection.Status.CONNECTED) {
            return List.of();
        }
        try {
            return open.jetStreamManagement().getConsumers(STREAM).stream()
                    .filter(info -> info.getName().contains(":"))
                    .map(Lag::of)
                    .toList();
        } catch (IOException | JetStreamApiException e) {
            return List.of();
        }
    }

    boolean isConnected() {
        Connection open = connection;
        return open != null && open.getStatus() == Connection.Status.CONNECTED;
    }

    /** The name in the suite of a subject of the stream: {@code user:created}. */
    static String nameOf(String subject) {
        return subject.startsWith(EventAddresses.PREFIX)
                ? subject.substring(EventAddresses.PREFIX.length()).replace('.', ':')
                : subject;
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
