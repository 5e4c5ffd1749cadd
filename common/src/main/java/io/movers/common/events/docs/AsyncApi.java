package io.movers.common.events.docs;

import io.movers.common.ServiceProperties;
import io.movers.common.events.ReplicaState;
import io.movers.common.events.Subject;
import io.movers.common.events.engine.EventAddresses;
import io.movers.common.events.resync.IdsListed;
import io.movers.common.schema.Examples;
import io.movers.common.schema.JsonSchemas;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a service sends and receives, as an <a href="https://www.asyncapi.com/docs/reference/specification/v3.0.0">AsyncAPI
 * 3.0</a> document made from its publishers, its listeners and the event records. Every event has two channels: a subject of
 * JetStream, where an event's metadata are headers, and a channel of NATS Streaming, where they are a field of the body.
 */
public class AsyncApi {
    private static final String STREAMING = "Streaming";

    private final ServiceProperties service;
    private final List<Subject<?>> sent;
    private final List<Subject<?>> received;
    private final Examples examples;
    private final JsonSchemas schemas = JsonSchemas.ofEvents();

    /**
     * @param sent the subjects of the service's publishers; if one is resent, the service also lists ids
     * @param received the subjects of its listeners
     * @param examples recorded events
     */
    public AsyncApi(
            ServiceProperties service,
            Collection<? extends Subject<?>> sent,
            Collection<? extends Subject<?>> received,
            Examples examples) {
        this.service = service;
        boolean listsIds = sent.stream().anyMatch(Subject::resent);
        this.sent = sorted(Stream.concat(sent.stream(), listsIds ? Stream.of(IdsListed.SUBJECT) : Stream.empty()));
        this.received = sorted(received.stream());
        this.examples = examples;
    }

    private static List<Subject<?>> sorted(Stream<? extends Subject<?>> subjects) {
        return subjects.<Subject<?>>map(subject -> subject)
                .distinct()
                .sorted(Comparator.comparing(Subject::name))
                .toList();
    }

    /** The document, ready to be written as JSON. */
    public Map<String, Object> document() {
        Map<String, Object> channels = new TreeMap<>();
        Map<String, Object> operations = new TreeMap<>();
        Map<String, Object> messages = new TreeMap<>();
        sent.forEach(subject -> {
            describe(subject, channels, messages);
            operate("send", subject, operations);
        });
        received.forEach(subject -> {
            describe(subject, channels, messages);
            operate("receive", subject, operations);
        });
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("asyncapi", "3.0.0");
        document.put(
                "info",
                map(
                        "title", "Movers: events of " + service.name(),
                        "version", "1",
                        "description",
                                "Delivered at least once, in order per aggregate and subject; the version tells which state is"
                                        + " newer."));
        document.put("defaultContentType", "application/json");
        document.put("servers", servers());
        document.put("channels", channels);
        document.put("operations", operations);
        document.put(
                "components",
                map("messages", messages, "schemas", allSchemas(), "messageTraits", map("headers", headers())));
        return document;
    }

    private static Map<String, Object> servers() {
        return map(
                "jetstream",
                map(
                        "host", "nats:4222",
                        "protocol", "nats",
                        "description", "A stream of NATS JetStream (EVENTS_TRANSPORT=jetstream)."),
                "streaming",
                map(
                        "host", "nats-streaming:4222",
                        "protocol", "nats-streaming",
                        "description",
                                "NATS Streaming, for a suite beside Node services (EVENTS_TRANSPORT=streaming)."));
    }

    private void describe(Subject<?> subject, Map<String, Object> channels, Map<String, Object> messages) {
        String name = subject.eventName();
        channels.put(id(name), channel(EventAddresses.subject(subject.name()), "jetstream", name));
        channels.put(
                id(name) + STREAMING, channel(EventAddresses.channel(subject.name()), "streaming", name + STREAMING));

        Map<String, Object> payload = schemas.of(subject.type());
        JsonNode example = examples.event(subject.name());
        Map<String, Object> message = map("name", subject.name(), "contentType", "application/json");
        message.put("traits", List.of(map("$ref", "#/components/messageTraits/headers")));
        message.put("payload", payload);
        Map<String, Object> inChannel = map("name", subject.name(), "contentType", "application/json");
        inChannel.put(
                "payload",
                map("allOf", List.of(payload, map("type", "object", "properties", map("movers", beside())))));
        if (example != null) {
            message.put("examples", List.of(map("headers", headersOf(example), "payload", example)));
            inChannel.put("examples", List.of(map("payload", withMetadata(example))));
        }
        messages.put(name, message);
        messages.put(name + STREAMING, inChannel);
    }

    private static Map<String, Object> channel(String address, String server, String message) {
        return map(
                "address", address,
                "servers", List.of(map("$ref", "#/servers/" + server)),
                "messages", map(message, map("$ref", "#/components/messages/" + message)));
    }

    private void operate(String action, Subject<?> subject, Map<String, Object> operations) {
        String name = subject.eventName();
        Map<String, Object> operation = operation(action, id(name), name);
        Map<String, Object> inChannel = operation(action, id(name) + STREAMING, name + STREAMING);
        if (action.equals("receive")) {
            operation.put("x-durable-consumer", EventAddresses.consumer(service.name(), subject.name()));
            inChannel.put("bindings", map("nats", map("queue", EventAddresses.queue(service.name()))));
        }
        operations.put(action + name, operation);
        operations.put(action + name + STREAMING, inChannel);
    }

    private Map<String, Object> operation(String action, String channel, String message) {
        String reference = "#/channels/" + channel;
        return map(
                "action", action,
                "channel", map("$ref", reference),
                "messages", List.of(map("$ref", reference + "/messages/" + message)),
                "tags", List.of(map("name", service.name())));
    }

    private Map<String, Object> allSchemas() {
        Map<String, Object> all = new TreeMap<>(schemas.components());
        all.put("Headers", headerSchema());
        return all;
    }

    private static Map<String, Object> headers() {
        return map("headers", map("$ref", "#/components/schemas/Headers"));
    }

    private static Map<String, Object> headerSchema() {
        return map(
                "type", "object",
                "properties",
                        map(
                                "Nats-Msg-Id", text("The id of the event; a second one with the same id is dropped."),
                                "Movers-Aggregate-Id", text("What the event is about; its events keep their order."),
                                "Movers-State", state(),
                                "Movers-Published-At",
                                        map(
                                                "type",
                                                "string",
                                                "format",
                                                "date-time",
                                                "description",
                                                "When it was stored."),
                                "traceparent", text("The trace that it belongs to (W3C).")),
                "required", List.of("Nats-Msg-Id", "Movers-Aggregate-Id", "Movers-State", "Movers-Published-At"));
    }

    private static Map<String, Object> beside() {
        return map(
                "type", "object",
                "description", "What JetStream carries in headers. Node services send none and do not look at it.",
                "properties",
                        map(
                                "eventId", text("The id of the event."),
                                "aggregateId", text("What the event is about."),
                                "state", state(),
                                "traceparent", text("The trace that it belongs to (W3C)."),
                                "publishedAt", map("type", "string", "format", "date-time")));
    }

    private static Map<String, Object> state() {
        return map(
                "type", "string",
                "enum",
                        Arrays.stream(ReplicaState.values())
                                .map(ReplicaState::wireName)
                                .toList(),
                "description", "Whether the body is the whole public state; what is absent is null then.");
    }

    private static Map<String, Object> headersOf(JsonNode example) {
        String id = example.path("id").asString("");
        return map(
                "Nats-Msg-Id",
                "6b0600000000000000000001",
                "Movers-Aggregate-Id",
                id,
                "Movers-State",
                ReplicaState.FULL.wireName(),
                "Movers-Published-At",
                "2026-11-24T07:30:00Z");
    }

    private static JsonNode withMetadata(JsonNode example) {
        ObjectNode body = (ObjectNode) example.deepCopy();
        body.set(
                "movers",
                JsonMapper.shared()
                        .valueToTree(map(
                                "eventId",
                                "6b0600000000000000000001",
                                "aggregateId",
                                example.path("id").asString(""),
                                "state",
                                ReplicaState.FULL.wireName(),
                                "publishedAt",
                                "2026-11-24T07:30:00Z")));
        return body;
    }

    private static Map<String, Object> text(String description) {
        return map("type", "string", "description", description);
    }

    private static String id(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    private static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
