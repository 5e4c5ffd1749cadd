package io.movers.local.api;

import io.movers.local.api.OpenApiDocument.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Finds what a client that was made for one document would stumble over in another. */
final class BreakingChanges {
    private final JsonNode before;
    private final JsonNode after;
    private final Set<String> found = new TreeSet<>();
    private final Set<String> compared = new TreeSet<>();

    private BreakingChanges(JsonNode before, JsonNode after) {
        this.before = before;
        this.after = after;
    }

    static List<String> between(JsonNode before, JsonNode after) {
        BreakingChanges changes = new BreakingChanges(before, after);
        Map<String, Operation> now = new OpenApiDocument(after).byId();
        new OpenApiDocument(before).byId().forEach((id, operation) -> changes.operation(id, operation, now.get(id)));
        return new ArrayList<>(changes.found);
    }

    private void operation(String id, Operation was, @org.jspecify.annotations.Nullable Operation is) {
        if (is == null) {
            found.add(id + ": removed");
            return;
        }
        if (!was.toString().equals(is.toString())) {
            found.add(id + ": moved to " + is);
        }
        Set<String> roles = new TreeSet<>(was.roles());
        is.roles().forEach(roles::remove);
        roles.forEach(role -> found.add(id + ": no longer open to " + role));
        parameters(id, was.json(), is.json());
        body(id, was.json(), is.json());
        was.json().path("responses").properties().forEach(response -> {
            JsonNode now = is.json().path("responses").path(response.getKey());
            if (response.getKey().startsWith("2") && now.isMissingNode()) {
                found.add(id + ": no longer answers " + response.getKey());
            } else if (response.getKey().startsWith("2")) {
                schema(id + " answer", schemaOf(response.getValue()), schemaOf(now), false);
            }
        });
    }

    private void parameters(String id, JsonNode was, JsonNode is) {
        for (JsonNode parameter : is.path("parameters")) {
            JsonNode old = parameter(was, parameter.path("name").stringValue());
            if (parameter.path("required").asBoolean(false)
                    && !old.path("required").asBoolean(false)) {
                found.add(id + ": the parameter " + parameter.path("name").stringValue() + " is required");
            }
        }
        for (JsonNode parameter : was.path("parameters")) {
            String name = parameter.path("name").stringValue();
            JsonNode now = parameter(is, name);
            if (now.isMissingNode()) {
                found.add(id + ": the parameter " + name + " is gone");
            } else {
                schema(id + " parameter " + name, parameter.path("schema"), now.path("schema"), true);
            }
        }
    }

    private static JsonNode parameter(JsonNode operation, String name) {
        for (JsonNode parameter : operation.path("parameters")) {
            if (parameter.path("name").stringValue().equals(name)) {
                return parameter;
            }
        }
        return operation.path("no such parameter");
    }

    private void body(String id, JsonNode was, JsonNode is) {
        JsonNode now = schemaOf(is.path("requestBody"));
        JsonNode old = schemaOf(was.path("requestBody"));
        if (old.isMissingNode() && !now.isMissingNode()) {
            found.add(id + ": needs a body");
        } else if (!now.isMissingNode()) {
            schema(id + " body", old, now, true);
        }
    }

    private static JsonNode schemaOf(JsonNode message) {
        return message.path("content").path("application/json").path("schema");
    }

    /** @param sent whether clients send it, else they receive it */
    private void schema(String where, JsonNode oldSchema, JsonNode newSchema, boolean sent) {
        JsonNode was = resolve(before, oldSchema);
        JsonNode is = resolve(after, newSchema);
        if (was.equals(is) && !was.toString().contains("$ref")) {
            return;
        }
        if (!compared.add(where + oldSchema + newSchema)) {
            return;
        }
        Set<String> types = types(was);
        Set<String> now = types(is);
        Set<String> lost = new TreeSet<>(sent ? types : now);
        lost.removeAll(sent ? now : types);
        if (!types.isEmpty() && !now.isEmpty() && !lost.isEmpty()) {
            found.add(where + ": is " + now + ", was " + types);
        }
        if (sent) {
            bounds(where, was, is);
        }
        Set<String> required = texts((sent ? is : was).path("required"));
        required.removeAll(texts((sent ? was : is).path("required")));
        required.forEach(
                name -> found.add(where + "." + name + (sent ? ": is required" : ": is no longer there for certain")));
        was.path("properties").properties().forEach(property -> {
            JsonNode other = is.path("properties").path(property.getKey());
            if (other.isMissingNode()) {
                if (!sent) {
                    found.add(where + "." + property.getKey() + ": removed");
                }
            } else {
                schema(where + "." + property.getKey(), property.getValue(), other, sent);
            }
        });
        if (was.has("items") && is.has("items")) {
            schema(where + "[]", was.path("items"), is.path("items"), sent);
        }
        int index = 0;
        for (JsonNode alternative : is.path("anyOf")) {
            JsonNode old = was.path("anyOf").path(index++);
            if (!old.isMissingNode()) {
                schema(where + "|" + index, old, alternative, sent);
            } else if (!sent) {
                found.add(where + ": has another alternative");
            }
        }
    }

    private void bounds(String where, JsonNode was, JsonNode is) {
        for (String keyword : List.of("minLength", "minItems", "minimum")) {
            if (is.has(keyword)
                    && is.path(keyword).asDouble() > was.path(keyword).asDouble(Double.NEGATIVE_INFINITY)
                    && is.path(keyword).asDouble() > 0) {
                found.add(where + ": " + keyword + " is " + is.path(keyword));
            }
        }
        for (String keyword : List.of("maxLength", "maxItems", "maximum")) {
            if (is.has(keyword)
                    && is.path(keyword).asDouble() < was.path(keyword).asDouble(Double.POSITIVE_INFINITY)) {
                found.add(where + ": " + keyword + " is " + is.path(keyword));
            }
        }
        if (is.has("pattern") && !Objects.equals(is.path("pattern"), was.path("pattern"))) {
            found.add(where + ": has another pattern");
        }
        if (is.has("enum")) {
            Set<String> lost = was.has("enum") ? texts(was.path("enum")) : new TreeSet<>(Set.of("any text"));
            lost.removeAll(texts(is.path("enum")));
            lost.forEach(value -> found.add(where + ": no longer takes " + value));
        }
    }

    private static JsonNode resolve(JsonNode document, JsonNode schema) {
        return schema.has("$ref")
                ? document.at(schema.path("$ref").stringValue().substring(1))
                : schema;
    }

    private static Set<String> types(JsonNode schema) {
        JsonNode type = schema.path("type");
        Set<String> types = type.isString() ? new TreeSet<>(Set.of(type.stringValue())) : texts(type);
        if (types.contains("number")) {
            types.add("integer");
        }
        return types;
    }

    private static Set<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).collect(Collectors.toCollection(TreeSet::new));
    }
}
