package io.movers.local.docs;

import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer as a document shows it. A value with {@code …} stands for any value, a field {@code …} for all fields that are left out;
 * an object without that field shows all of its fields.
 */
final class ShownAnswer {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ANY = "…";

    private final String language;
    private final String text;

    ShownAnswer(String language, String text) {
        this.language = language;
        this.text = text.strip();
    }

    /** The differences between this and the actual answer, if any. */
    Optional<String> difference(String answer) {
        String given = answer.strip();
        if (!language.equals("json")) {
            String pattern = Pattern.quote(text).replace(ANY, "\\E.+\\Q");
            return given.matches(pattern) ? Optional.empty() : Optional.of("shown " + text + ", but was " + given);
        }
        JsonNode shown = JSON.readTree(text.replaceAll(",\\s*" + ANY + "\\s*}", ",\"" + ANY + "\":0}"));
        try {
            return difference("", shown, JSON.readTree(given));
        } catch (JacksonException e) {
            return Optional.of("not JSON: " + given);
        }
    }

    private static Optional<String> difference(String path, JsonNode shown, JsonNode given) {
        if (shown.isString() && shown.asString().contains(ANY)) {
            return given.isMissingNode() || given.isNull() ? Optional.of(path + " is not there") : Optional.empty();
        }
        if (shown.isObject() && given.isObject()) {
            return objects(path, shown, given);
        }
        if (shown.isArray() && given.isArray() && shown.size() == given.size()) {
            for (int i = 0; i < shown.size(); i++) {
                Optional<String> difference = difference(path + "[" + i + "]", shown.get(i), given.get(i));
                if (difference.isPresent()) {
                    return difference;
                }
            }
            return Optional.empty();
        }
        boolean same = shown.isNumber() && given.isNumber()
                ? shown.decimalValue().compareTo(given.decimalValue()) == 0
                : shown.equals(given);
        return same ? Optional.empty() : Optional.of(path + ": shown " + shown + ", but was " + given);
    }

    private static Optional<String> objects(String path, JsonNode shown, JsonNode given) {
        for (String field : shown.propertyNames()) {
            if (!field.equals(ANY)) {
                Optional<String> difference = difference(path + "." + field, shown.get(field), given.path(field));
                if (difference.isPresent()) {
                    return difference;
                }
            }
        }
        var more = new TreeSet<>(given.propertyNames());
        more.removeAll(shown.propertyNames());
        return shown.has(ANY) || more.isEmpty() ? Optional.empty() : Optional.of(path + ": not shown " + more);
    }
}
