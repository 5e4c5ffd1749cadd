package io.movers.testing;

import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Stands for the other services on the broker: publishes their events and records what the tested service publishes. */
public final class Bus implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final Connection connection;
    private final List<Published> published = new CopyOnWriteArrayList<>();

    /** A published event. */
    public record Published(String subject, JsonNode data) {}

    public Bus(String url) {
        try {
            connection = Nats.connect(url);
            connection
                    .createDispatcher(message -> published.add(new Published(
                            message.getSubject(),
                            JSON.readTree(new String(message.getData(), StandardCharsets.UTF_8)))))
                    .subscribe("movers.>");
            connection.flush(Duration.ofSeconds(5));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Publishes an event as one of our services would. */
    public void publish(String subject, Map<String, ?> data) {
        publish(subject, data, UUID.randomUUID().toString());
    }

    /** Publishes an event with that id. For a while the broker drops events with the same id, so tests of repetition use new ids. */
    public void publish(String subject, Map<String, ?> data, String id) {
        try {
            connection
                    .jetStream()
                    .publish(NatsMessage.builder()
                            .subject("movers." + subject.replace(':', '.'))
                            .headers(new Headers().add("Nats-Msg-Id", id).add("Movers-State", "full"))
                            .data(JSON.writeValueAsBytes(data))
                            .build());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The events that have been published on that subject about that aggregate. */
    public List<JsonNode> published(String subject, String id) {
        return published.stream()
                .filter(event -> event.subject().equals("movers." + subject.replace(':', '.')))
                .map(Published::data)
                .filter(data -> id.equals(data.path("id").asString(""))
                        || id.equals(data.path("userId").asString("")))
                .toList();
    }

    /** Removes the events recorded so far. */
    public void forget() {
        published.clear();
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
