package io.movers.local.api;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes one document of those of the services. */
public final class MergedDocuments {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private MergedDocuments() {}

    /** The routes of the suite. A schema that two services name alike and describe differently is named after its service. */
    public static JsonNode routes(Map<String, JsonNode> services) {
        Set<String> clashes = clashes(services);
        TreeMap<String, JsonNode> paths = new TreeMap<>();
        TreeMap<String, JsonNode> schemas = new TreeMap<>();
        Set<String> tags = new TreeSet<>();
        ObjectNode components = JSON.objectNode();
        services.forEach((service, document) -> {
            JsonNode own = renamed(document, service, clashes);
            own.path("paths").properties().forEach(path -> paths.put(path.getKey(), path.getValue()));
            own.path("components")
                    .path("schemas")
                    .properties()
                    .forEach(schema -> schemas.put(schema.getKey(), schema.getValue()));
            own.path("tags").forEach(tag -> tags.add(tag.path("name").stringValue()));
            components.set("responses", own.path("components").path("responses"));
            components.set("securitySchemes", own.path("components").path("securitySchemes"));
        });
        JsonNode any = services.values().iterator().next();
        ObjectNode merged = JSON.objectNode();
        merged.set("openapi", any.path("openapi"));
        merged.set("info", info("Movers", "All routes of the suite."));
        merged.set("servers", any.path("servers"));
        ArrayNode named = merged.putArray("tags");
        tags.forEach(tag -> named.addObject().put("name", tag));
        ObjectNode allPaths = merged.putObject("paths");
        paths.forEach(allPaths::set);
        ObjectNode all = JSON.objectNode();
        ObjectNode allSchemas = all.putObject("schemas");
        schemas.forEach(allSchemas::set);
        all.setAll(components);
        merged.set("components", all);
        return merged;
    }

    private static ObjectNode info(String title, String description) {
        return JSON.objectNode().put("title", title).put("version", "1").put("description", description);
    }

    private static Set<String> clashes(Map<String, JsonNode> services) {
        Map<String, Set<JsonNode>> known = new TreeMap<>();
        services.values()
                .forEach(document -> document.path("components")
                        .path("schemas")
                        .properties()
                        .forEach(schema -> known.computeIfAbsent(schema.getKey(), name -> new LinkedHashSet<>())
                                .add(schema.getValue())));
        Set<String> clashes = new TreeSet<>();
        known.forEach((name, schemas) -> {
            if (schemas.size() > 1) {
                clashes.add(name);
            }
        });
        return clashes;
    }

    private static JsonNode renamed(JsonNode document, String service, Set<String> clashes) {
        ObjectNode copy = (ObjectNode) document.deepCopy();
        references(copy, service, clashes);
        ObjectNode schemas = (ObjectNode) copy.path("components").path("schemas");
        for (String name : clashes) {
            JsonNode schema = schemas.remove(name);
            if (schema != null) {
                schemas.set(prefixed(service, name), schema);
            }
        }
        return copy;
    }

    private static void references(JsonNode node, String service, Set<String> clashes) {
        if (node instanceof ObjectNode object && object.path("$ref").isString()) {
            String reference = object.path("$ref").stringValue();
            String name = reference.substring(reference.lastIndexOf('/') + 1);
            if (reference.startsWith("#/components/schemas/") && clashes.contains(name)) {
                object.put("$ref", "#/components/schemas/" + prefixed(service, name));
            }
        }
        node.forEach(child -> references(child, service, clashes));
    }

    private static String prefixed(String service, String name) {
        return service.substring(0, 1).toUpperCase(Locale.ROOT) + service.substring(1) + name;
    }

    /** The events of the suite, with who sends and who receives each. */
    public static JsonNode events(Map<String, JsonNode> services) {
        TreeMap<String, ObjectNode> channels = new TreeMap<>();
        TreeMap<String, JsonNode> operations = new TreeMap<>();
        TreeMap<String, JsonNode> messages = new TreeMap<>();
        TreeMap<String, JsonNode> schemas = new TreeMap<>();
        services.forEach((service, document) -> {
            document.path("channels")
                    .properties()
                    .forEach(channel -> channels.putIfAbsent(
                            channel.getKey(), (ObjectNode) channel.getValue().deepCopy()));
            document.path("operations").properties().forEach(operation -> {
                operations.put(service + "." + operation.getKey(), operation.getValue());
                String reference =
                        operation.getValue().path("channel").path("$ref").stringValue();
                ObjectNode channel = channels.get(reference.substring(reference.lastIndexOf('/') + 1));
                boolean sends =
                        operation.getValue().path("action").stringValue().equals("send");
                channel.withArray(sends ? "x-producers" : "x-consumers").add(service);
            });
            document.path("components")
                    .path("messages")
                    .properties()
                    .forEach(m -> messages.put(m.getKey(), m.getValue()));
            document.path("components")
                    .path("schemas")
                    .properties()
                    .forEach(s -> schemas.put(s.getKey(), s.getValue()));
        });
        List<JsonNode> all = new ArrayList<>(services.values());
        ObjectNode merged = (ObjectNode) all.get(0).deepCopy();
        merged.set(
                "info",
                info(
                        "Movers: events",
                        all.get(0).path("info").path("description").stringValue()));
        ObjectNode channelsNode = merged.putObject("channels");
        channels.forEach(channelsNode::set);
        ObjectNode operationsNode = merged.putObject("operations");
        operations.forEach(operationsNode::set);
        ObjectNode messagesNode = ((ObjectNode) merged.path("components")).putObject("messages");
        messages.forEach(messagesNode::set);
        ObjectNode schemasNode = ((ObjectNode) merged.path("components")).putObject("schemas");
        schemas.forEach(schemasNode::set);
        return merged;
    }
}
