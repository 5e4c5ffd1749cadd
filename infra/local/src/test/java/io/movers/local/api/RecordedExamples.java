package io.movers.local.api;

import io.movers.local.api.OpenApiDocument.Operation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the examples of the documents from the transcripts: of each operation the first recorded success whose bodies are as the
 * document says, of each event the first recorded one. Placeholders get made-up values, and fields that the suite does not answer
 * are left out. An event that the Node suite does not send is made up from its schema.
 */
public final class RecordedExamples {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-zA-Z]+)(?::([^}]*))?}}");
    private static final int SHORT = 400;

    private final Map<String, Map<String, ObjectNode>> operations = new TreeMap<>();
    private final Map<String, ObjectNode> events = new TreeMap<>();
    private final Map<String, OpenApiDocument> documents = new LinkedHashMap<>();
    private final JsonNode asyncApi;

    /** @param services the documents that the examples are for */
    public RecordedExamples(Map<String, JsonNode> services, JsonNode asyncApi) {
        services.forEach((service, document) -> documents.put(service, new OpenApiDocument(document)));
        this.asyncApi = asyncApi;
    }

    /** The examples of each service, by operation; under {@code events} those of the events, by subject. */
    public Map<String, JsonNode> all() {
        asyncApi.path("components")
                .path("messages")
                .valueStream()
                .filter(message -> message.has("traits")
                        && !events.containsKey(message.path("name").stringValue()))
                .forEach(message -> events.put(message.path("name").stringValue(), (ObjectNode)
                        JsonNodeFactory.instance.objectNode().set("event", sample(message.path("payload"), "id"))));
        Map<String, JsonNode> all = new LinkedHashMap<>();
        documents.keySet().forEach(service -> all.put(service, node(operations.getOrDefault(service, Map.of()))));
        all.put("events", node(events));
        return all;
    }

    private static JsonNode node(Map<String, ObjectNode> examples) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        examples.forEach(node::set);
        return node;
    }

    /** Looks at a step of a transcript. */
    public void step(JsonNode step) {
        JsonNode response = step.path("response");
        String method = step.path("request").path("method").asString("");
        String path = step.path("request").path("path").asString("").split("\\?", 2)[0];
        int status = response.path("status").asInt(0);
        if (status >= 200 && status < 300) {
            documents.forEach((service, document) -> document.find(method, path.replaceAll("\\{\\{[^}]*}}", "x"))
                    .ifPresent(operation -> example(service, document, operation, step, status)));
        }
        step.path("events").forEach(event -> event(event.path("subject").asString(""), event.path("data")));
    }

    private void example(String service, OpenApiDocument document, Operation operation, JsonNode step, int status) {
        Map<String, ObjectNode> known = operations.computeIfAbsent(service, name -> new TreeMap<>());
        JsonNode success = operation.json().path("responses").path(Integer.toString(status));
        JsonNode schema = success.path("content").path("application/json").path("schema");
        JsonNode answer = known(document, schema, filled(step.path("response").path("body")));
        JsonNode request = filled(step.path("request").path("body"));
        boolean answers = !schema.isMissingNode();
        boolean reads = operation.json().has("requestBody");
        ObjectNode example = JsonNodeFactory.instance.objectNode();
        if (reads
                && request.isObject()
                && document.requestViolations(operation, request).isEmpty()) {
            example.set("request", request);
        }
        if (answers
                && !isEmpty(answer)
                && document.answerViolations(schema, answer).isEmpty()) {
            example.set("answer", answer);
        }
        ObjectNode before = known.get(operation.id());
        // An example with both bodies says more than one with one.
        if (!example.isEmpty() && (before == null || before.size() < example.size())) {
            known.put(operation.id(), example);
        }
    }

    private static boolean isEmpty(JsonNode answer) {
        return answer.isMissingNode() || answer.isNull() || (answer.isArray() && answer.isEmpty());
    }

    private void event(String subject, JsonNode data) {
        JsonNode message = asyncApi.path("components")
                .path("messages")
                .valueStream()
                .filter(known -> known.path("name").asString("").equals(subject) && known.has("traits"))
                .findFirst()
                .orElse(JsonNodeFactory.instance.missingNode());
        if (message.isMissingNode() || events.containsKey(subject) || !data.isObject()) {
            return;
        }
        OpenApiDocument schemas = new OpenApiDocument(asyncApi);
        JsonNode example = known(schemas, message.path("payload"), filled(data));
        if (schemas.answerViolations(message.path("payload"), example).isEmpty()) {
            events.put(
                    subject, (ObjectNode) JsonNodeFactory.instance.objectNode().set("event", example));
        }
    }

    /** The value without the fields that its schema does not name; of a list the first two elements. */
    private static JsonNode known(OpenApiDocument document, JsonNode schema, JsonNode value) {
        return document.known(schema, value);
    }

    private JsonNode sample(JsonNode schema, String name) {
        if (schema.has("$ref")) {
            return sample(asyncApi.at(schema.path("$ref").stringValue().substring(1)), name);
        }
        if (schema.has("anyOf")) {
            return sample(schema.path("anyOf").path(0), name);
        }
        JsonNode type = schema.path("type");
        JsonNodeFactory json = JsonNodeFactory.instance;
        return switch (type.isArray() ? type.path(0).stringValue() : type.asString("")) {
            case "object" -> {
                ObjectNode object = json.objectNode();
                schema.path("properties")
                        .properties()
                        .forEach(field -> object.set(field.getKey(), sample(field.getValue(), field.getKey())));
                yield object;
            }
            case "array" -> json.arrayNode();
            case "boolean" -> json.booleanNode(true);
            case "integer", "number" -> json.numberNode(1);
            default ->
                schema.path("format").asString("").equals("date-time")
                        ? name.equals("deletedAt") ? json.nullNode() : json.stringNode("2026-11-24T07:30:00.000Z")
                        : json.stringNode(name.matches("id|.*Id|.*Admin|superAdminClient") ? id(name) : name);
        };
    }

    static JsonNode filled(JsonNode recorded) {
        if (recorded instanceof ObjectNode object) {
            ObjectNode filled = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(field -> filled.set(field.getKey(), filled(field.getValue())));
            return filled;
        }
        if (recorded instanceof ArrayNode array) {
            ArrayNode filled = JsonNodeFactory.instance.arrayNode();
            array.forEach(element -> filled.add(filled(element)));
            return filled;
        }
        return recorded.isString() ? text(recorded.stringValue()) : recorded;
    }

    /** Every name of an id gets its own, which is always the same. */
    private static String id(@Nullable String name) {
        return "6b06%020x".formatted(name == null ? 0 : Math.floorMod(name.hashCode(), 1 << 20));
    }

    private static JsonNode text(String recorded) {
        Matcher whole = PLACEHOLDER.matcher(recorded);
        if (whole.matches() && whole.group(1).equals("code")) {
            return JsonNodeFactory.instance.numberNode(123456);
        }
        if (whole.matches() && whole.group(1).equals("number")) {
            return JsonNodeFactory.instance.numberNode(1);
        }
        String text = PLACEHOLDER.matcher(recorded).replaceAll(match -> switch (match.group(1)) {
            case "id" ->
                "%024x"
                        .formatted(0x6b0600000000L
                                + Math.floorMod(
                                        match.group(2) == null
                                                ? 0
                                                : match.group(2).hashCode(),
                                        1 << 20));
            case "date" -> "2026-11-24T07:30:00.000Z";
            case "upload" -> "https://images.example/1.png";
            case "qr" -> "data:image/png;base64,iVBORw0KGgo=";
            case "code" -> "123456";
            default -> "example";
        });
        return JsonNodeFactory.instance.stringNode(text.length() > SHORT ? text.substring(0, SHORT) : text);
    }
}
