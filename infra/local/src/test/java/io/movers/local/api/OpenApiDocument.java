package io.movers.local.api;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An OpenAPI document: its operations, whether it is valid, and whether an answer is as it says. */
public final class OpenApiDocument {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch", "head", "options");

    private final JsonNode document;
    private final List<Operation> operations;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    public OpenApiDocument(JsonNode document) {
        this.document = document;
        List<Operation> all = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(entry -> METHODS.contains(entry.getKey()))
                        .forEach(entry -> all.add(new Operation(
                                entry.getKey().toUpperCase(Locale.ROOT), path.getKey(), entry.getValue()))));
        // A literal path wins over one with a variable in the same place.
        all.sort(Comparator.comparingInt(operation ->
                (int) operation.path().chars().filter(c -> c == '{').count()));
        this.operations = List.copyOf(all);
    }

    /** An operation of the document. */
    public record Operation(String method, String path, JsonNode json) {
        public String id() {
            return json.path("operationId").asString("");
        }

        public List<String> roles() {
            return json.path("x-roles").valueStream().map(JsonNode::stringValue).toList();
        }

        boolean matches(String method, String path) {
            return this.method.equals(method)
                    && Pattern.matches(this.path.replaceAll("\\{\\w+}", "[^/]+") + "/?", path);
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    public List<Operation> operations() {
        return operations;
    }

    /** The operation that a request is for. */
    public Optional<Operation> find(String method, String path) {
        return operations.stream()
                .filter(operation -> operation.matches(method, path))
                .findFirst();
    }

    /** What is wrong with the document by the schema of OpenAPI 3.1, in which every schema is one of JSON Schema 2020-12. */
    public List<String> violations() {
        ObjectNode meta = (ObjectNode) ApiFiles.schema("openapi-3.1");
        ((ObjectNode) meta.path("$defs"))
                .set(
                        "schema",
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("$dynamicAnchor", "meta")
                                .put("$ref", "https://json-schema.org/draft/2020-12/schema"));
        return texts(registry.getSchema(meta).validate(document));
    }

    /** References that lead nowhere. */
    public List<String> brokenReferences() {
        return document.findValuesAsString("$ref").stream()
                .distinct()
                .filter(reference -> !reference.startsWith("#/")
                        || document.at(reference.substring(1)).isMissingNode())
                .toList();
    }

    /** How an answer differs from the document; empty when it does not. Fields that no schema names are differences, too. */
    public List<String> differences(Operation operation, int status, String contentType, JsonNode body) {
        JsonNode response = resolve(operation.json().path("responses").path(Integer.toString(status)));
        if (response.isMissingNode()) {
            return List.of("Status " + status + " is not documented");
        }
        JsonNode content = response.path("content");
        if (content.isEmpty()) {
            return body.isMissingNode() ? List.of() : List.of("No body is documented");
        }
        if (!contentType.startsWith("application/json")) {
            return List.of("The answer is " + contentType);
        }
        return validate(content.path("application/json").path("schema"), body, true);
    }

    /** What is wrong with the body of a request. */
    public List<String> requestViolations(Operation operation, JsonNode body) {
        return validate(
                operation
                        .json()
                        .path("requestBody")
                        .path("content")
                        .path("application/json")
                        .path("schema"),
                body,
                false);
    }

    /** What is wrong with the body of a successful answer. */
    public List<String> answerViolations(JsonNode schema, JsonNode body) {
        return validate(schema, body, false);
    }

    private List<String> validate(JsonNode schema, JsonNode value, boolean strict) {
        Schema compiled = schemas.computeIfAbsent(strict + schema.toString(), key -> {
            ObjectNode root = JsonNodeFactory.instance.objectNode();
            root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
            schema.properties()
                    .forEach(entry -> root.set(entry.getKey(), entry.getValue().deepCopy()));
            JsonNode components = document.path("components").path("schemas").deepCopy();
            if (strict) {
                close(components);
                close(root);
            }
            ObjectNode held = root.putObject("components");
            held.set("schemas", components);
            return registry.getSchema(root);
        });
        return texts(compiled.validate(value));
    }

    /** Lets no schema of an object pass a field that it does not name. */
    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(OpenApiDocument::close);
    }

    /** The value without the fields that its schema does not name; of a list the first two elements. */
    JsonNode known(JsonNode schema, JsonNode value) {
        JsonNode resolved = resolve(schema);
        if (value instanceof ArrayNode array && resolved.has("items")) {
            ArrayNode kept = JsonNodeFactory.instance.arrayNode();
            array.valueStream().limit(2).forEach(element -> kept.add(known(resolved.path("items"), element)));
            return kept;
        }
        if (value instanceof ObjectNode object && resolved.path("properties").isObject()) {
            ObjectNode kept = JsonNodeFactory.instance.objectNode();
            object.properties().stream()
                    .filter(field -> resolved.path("properties").has(field.getKey()))
                    .forEach(field -> kept.set(
                            field.getKey(), known(resolved.path("properties").path(field.getKey()), field.getValue())));
            return kept;
        }
        if (resolved.has("anyOf") && !value.isNull()) {
            return resolved.path("anyOf")
                    .valueStream()
                    .map(alternative -> known(alternative, value))
                    .filter(kept -> validate(resolved, kept, false).isEmpty())
                    .findFirst()
                    .orElse(value);
        }
        return value;
    }

    private JsonNode resolve(JsonNode node) {
        @Nullable String reference = node.path("$ref").asString(null);
        return reference == null ? node : document.at(reference.substring(1));
    }

    private static List<String> texts(List<Error> errors) {
        return errors.stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .limit(20)
                .toList();
    }

    /** The operations by their ids. */
    public Map<String, Operation> byId() {
        Map<String, Operation> byId = new TreeMap<>();
        operations.forEach(operation -> byId.put(operation.id(), operation));
        return byId;
    }
}
