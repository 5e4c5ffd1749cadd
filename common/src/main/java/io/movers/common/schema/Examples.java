package io.movers.common.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Recorded requests and answers of a service's operations, by operation id, or recorded events, by subject. They are read from a
 * file on the class path, which is made from the transcripts.
 */
public final class Examples {

    /** The name to pass to {@link #of(String)} for the examples of events. */
    public static final String EVENTS = "events";

    private final Map<String, Example> examples;

    private Examples(Map<String, Example> examples) {
        this.examples = examples;
    }

    /** The examples of that service; none if it has no such file. */
    public static Examples of(String service) {
        try (InputStream resource = Examples.class.getResourceAsStream("/io/movers/examples/" + service + ".json")) {
            return resource == null
                    ? new Examples(Map.of())
                    : of(JsonMapper.shared().readTree(resource));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The examples in the JSON of such a file. */
    public static Examples of(JsonNode json) {
        return new Examples(JsonMapper.shared().treeToValue(json, new TypeReference<>() {}));
    }

    /** The body of the recorded request. */
    public @Nullable JsonNode request(String operation) {
        Example example = examples.get(operation);
        return example == null ? null : example.request();
    }

    /** The body of the recorded answer. */
    public @Nullable JsonNode answer(String operation) {
        Example example = examples.get(operation);
        return example == null ? null : example.answer();
    }

    /** The recorded event of that subject. */
    public @Nullable JsonNode event(String subject) {
        Example example = examples.get(subject);
        return example == null ? null : example.event();
    }

    private record Example(
            @Nullable JsonNode request,
            @Nullable JsonNode answer,
            @Nullable JsonNode event) {}
}
