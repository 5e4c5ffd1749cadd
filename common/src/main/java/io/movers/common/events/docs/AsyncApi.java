package io.movers.common.events.docs;

import io.movers.common.ServiceProperties;
import io.movers.common.events.Listener;
import io.movers.common.events.Publisher;
import io.movers.common.events.Subject;
import io.movers.common.events.transport.Transport;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.util.Json31;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.util.StringUtils;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a service sends and receives, as an <a href="https://www.asyncapi.com/docs/reference/specification/v3.0.0">AsyncAPI
 * 3.0</a> document made from its publishers, its listeners and the event records.
 */
public class AsyncApi {
    private static final String SCHEMAS = "#/components/schemas/";

    private final ServiceProperties service;
    private final List<Publisher<?, ?>> publishers;
    private final List<Listener<?>> listeners;
    private final Transport transport;
    private final JsonMapper mapper;

    public AsyncApi(
            ServiceProperties service,
            List<Publisher<?, ?>> publishers,
            List<Listener<?>> listeners,
            Transport transport,
            JsonMapper mapper) {
        this.service = service;
        this.publishers = publishers;
        this.listeners = listeners;
        this.transport = transport;
        this.mapper = mapper;
    }

    /** The document, ready to be written as JSON. */
    public Map<String, Object> document() {
        Map<String, Object> channels = new TreeMap<>();
        Map<String, Object> operations = new TreeMap<>();
        Map<String, Object> messages = new TreeMap<>();
        Map<String, Object> schemas = new TreeMap<>();
        publishers.stream().map(Publisher::subject).distinct().forEach(subject -> {
            describe(subject, channels, messages, schemas);
            operations.put("send " + subject, operation("send", subject));
        });
        listeners.stream().map(Listener::subject).forEach(subject -> {
            describe(subject, channels, messages, schemas);
            operations.put("receive " + subject, operation("receive", subject));
        });
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("asyncapi", "3.0.0");
        document.put(
                "info",
                Map.of(
                        "title", "Movers: events of " + service.name(),
                        "version", "1",
                        "description",
                                "Delivered at least once, in order per aggregate and subject; the version tells which state is newer."));
        document.put("defaultContentType", "application/json");
        document.put("channels", channels);
        document.put("operations", operations);
        document.put("components", Map.of("messages", messages, "schemas", schemas));
        return document;
    }

    private void describe(
            Subject<?> subject,
            Map<String, Object> channels,
            Map<String, Object> messages,
            Map<String, Object> schemas) {
        String message = messageName(subject);
        String schema = subject.type().getSimpleName();
        channels.put(
                subject.name(),
                Map.of(
                        "address", transport.address(subject.name()),
                        "messages", Map.of(message, Map.of("$ref", "#/components/messages/" + message))));
        messages.put(message, Map.of("name", subject.name(), "payload", Map.of("$ref", SCHEMAS + schema)));
        ModelConverters.getInstance(true)
                .readAllAsResolvedSchema(new AnnotatedType(subject.type()))
                .referencedSchemas
                .forEach((name, referenced) -> schemas.put(name, plain(referenced)));
        schemas.put(
                schema,
                plain(ModelConverters.getInstance(true)
                        .readAllAsResolvedSchema(new AnnotatedType(subject.type()))
                        .schema));
    }

    /** {@code client:created} becomes {@code ClientCreated}. */
    private static String messageName(Subject<?> subject) {
        return Arrays.stream(subject.name().split(":"))
                .map(StringUtils::capitalize)
                .collect(Collectors.joining());
    }

    private static Map<String, Object> operation(String action, Subject<?> subject) {
        return Map.of("action", action, "channel", Map.of("$ref", "#/channels/" + subject.name()));
    }

    /** Converts a schema into plain maps; the schema library can only write it with its own, older Jackson. */
    private Map<String, Object> plain(Object schema) {
        return mapper.readValue(Json31.pretty(schema), new TypeReference<>() {});
    }
}
