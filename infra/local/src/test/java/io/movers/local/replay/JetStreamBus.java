package io.movers.local.replay;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.api.ConsumerInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The bus of a running suite: a stream whose wire subjects are {@code movers.user.created}. */
final class JetStreamBus implements Bus, AutoCloseable {
    private static final String PREFIX = "movers.";

    /** Effects whose precondition never arrives stay unacknowledged, so waiting longer would not help. */
    private static final Duration SETTLE = Duration.ofMillis(400);

    private final Connection connection;
    private final JetStreamManagement management;
    private final List<Event> events = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final List<String> own = new ArrayList<>();

    JetStreamBus(String url) {
        try {
            connection = Nats.connect(Options.builder()
                    .server(url)
                    .connectionTimeout(Duration.ofSeconds(5))
                    .connectionName("replay")
                    .build());
            management = connection.jetStreamManagement();
            connection.createDispatcher(this::received).subscribe(PREFIX + ">");
            connection.flush(Duration.ofSeconds(5));
        } catch (IOException e) {
            throw new UncheckedIOException("No NATS at " + url, e);
        } catch (Exception e) {
            throw new IllegalStateException("No NATS at " + url, e);
        }
    }

    private synchronized void received(Message message) {
        // The broker drops a second event with the same id, but this plain subscription does not.
        String id = message.getHeaders() == null ? null : message.getHeaders().getFirst("Nats-Msg-Id");
        String text = new String(message.getData(), StandardCharsets.UTF_8);
        String subject = message.getSubject().substring(PREFIX.length()).replace('.', ':');
        if (id == null && own.remove(subject + text) || id != null && !ids.add(id)) {
            return;
        }
        events.add(new Event(subject, Json.parse(text)));
    }

    @Override
    public synchronized List<Event> events() {
        return List.copyOf(events);
    }

    @Override
    public void publish(String subject, JsonNode data) {
        String text = data.toString();
        synchronized (this) {
            own.add(subject + text);
        }
        try {
            connection.jetStream().publish(PREFIX + subject.replace(':', '.'), text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException | JetStreamApiException e) {
            throw new IllegalStateException("Could not publish " + subject, e);
        }
    }

    @Override
    public void settle() {
        long end = System.nanoTime() + SETTLE.toNanos();
        while (busy() && System.nanoTime() < end) {
            Pause.briefly();
        }
    }

    private boolean busy() {
        try {
            for (String stream : management.getStreamNames(PREFIX + ">")) {
                for (ConsumerInfo consumer : management.getConsumers(stream)) {
                    if (consumer.getNumPending() > 0 || consumer.getNumAckPending() > consumer.getRedelivered()) {
                        return true;
                    }
                }
            }
            return false;
        } catch (IOException | JetStreamApiException e) {
            return false;
        }
    }

    @Override
    public void clear() {
        try {
            for (String stream : management.getStreamNames(PREFIX + ">")) {
                management.purgeStream(stream);
            }
        } catch (IOException | JetStreamApiException e) {
            throw new IllegalStateException("Could not empty the stream", e);
        }
        synchronized (this) {
            events.clear();
            own.clear();
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
