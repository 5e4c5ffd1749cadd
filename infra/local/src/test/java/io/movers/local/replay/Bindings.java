package io.movers.local.replay;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The values to which the placeholders of one file are bound so far. */
final class Bindings {
    static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-zA-Z]+(?::[^}]+)?)}}");
    private static final String NEVER_EXISTS = "5f0000000000000000000404";

    private final Map<String, String> values;
    private final Set<String> images;
    private final JsonNode captures;

    Bindings(JsonNode captures) {
        this(new HashMap<>(), new LinkedHashSet<>(), captures);
    }

    private Bindings(Map<String, String> values, Set<String> images, JsonNode captures) {
        this.values = values;
        this.images = images;
        this.captures = captures;
    }

    Bindings copy() {
        return new Bindings(new HashMap<>(values), new LinkedHashSet<>(images), captures);
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** Binds a name, or compares the value with the one to which the name is bound. */
    boolean bind(String name, String value) {
        String before = values.putIfAbsent(name, value);
        return before == null || before.equals(value);
    }

    boolean isNumber(String code) {
        return captures.path(code).path("type").asString("").equals("number");
    }

    void image(String url) {
        images.add(url);
    }

    Set<String> images() {
        return images;
    }

    /** The names of ids and codes in a piece of a transcript. */
    static Set<String> names(JsonNode node) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = PLACEHOLDER.matcher(node.toString());
        while (matcher.find()) {
            if (matcher.group(1).startsWith("id:") || matcher.group(1).startsWith("code:")) {
                names.add(matcher.group(1));
            }
        }
        return names;
    }

    JsonNode resolve(JsonNode node) {
        if (node.isString()) {
            String text = node.stringValue();
            Matcher matcher = PLACEHOLDER.matcher(text);
            if (matcher.matches() && isNumber(matcher.group(1)) && values.containsKey(matcher.group(1))) {
                return Json.number(Long.parseLong(values.get(matcher.group(1))));
            }
            return Json.text(resolve(text));
        }
        if (node.isObject()) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(entry -> copy.set(entry.getKey(), resolve(entry.getValue())));
            return copy;
        }
        if (node.isArray()) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            node.values().forEach(element -> copy.add(resolve(element)));
            return copy;
        }
        return node;
    }

    /** Replaces placeholders. An unbound id becomes one that never exists; the step is then judged with the one that failed to bind it. */
    String resolve(String text) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(values.getOrDefault(
                        match.group(1), match.group(1).startsWith("id:") ? NEVER_EXISTS : match.group())));
    }
}
