package io.movers.common.validation;

import io.movers.common.errors.ApiError;
import io.movers.common.json.JavaScriptText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** One declared check, ready to be applied to a body. */
public record FieldRule(
        List<String> path,
        Constraint is,
        String message,
        int min,
        int max,
        boolean trim,
        boolean text,
        boolean optional) {

    private static final Pattern NUMERIC = Pattern.compile("[+-]?([0-9]*[.])?[0-9]+");
    private static final Pattern INDEX = Pattern.compile("[0-9]+");
    private static final Set<String> BOOLEANS = Set.of("true", "false", "1", "0");

    static FieldRule of(FieldCheck check) {
        return new FieldRule(
                List.of(check.field().split("\\.")),
                check.is(),
                check.message(),
                check.min(),
                check.max(),
                check.trim(),
                check.text(),
                check.optional());
    }

    public static List<FieldRule> of(Class<?> type) {
        return Arrays.stream(type.getAnnotationsByType(FieldCheck.class))
                .map(FieldRule::of)
                .toList();
    }

    /** All violations of the rules, rule by rule and then row by row. */
    public static List<ApiError> violations(List<FieldRule> rules, JsonNode body) {
        List<ApiError> violations = new ArrayList<>();
        rules.forEach(rule -> rule.apply(body, 0, "", violations));
        return violations;
    }

    private void apply(JsonNode parent, int depth, String prefix, List<ApiError> violations) {
        String segment = path.get(depth);
        boolean last = depth == path.size() - 1;
        if (!segment.equals("*")) {
            step(parent, segment, depth, prefix, last, violations);
        } else if (parent.isArray()) {
            for (int i = 0; i < parent.size(); i++) {
                step(parent, Integer.toString(i), depth, prefix, last, violations);
            }
        } else if (parent.isObject()) {
            for (String name : parent.propertyNames()) {
                step(parent, name, depth, prefix, last, violations);
            }
        }
    }

    private void step(
            JsonNode parent, String segment, int depth, String prefix, boolean last, List<ApiError> violations) {
        String name = join(prefix, segment);
        if (last) {
            if (!holds(parent, segment)) {
                violations.add(new ApiError(message, name));
            }
        } else {
            apply(child(parent, segment), depth + 1, name, violations);
        }
    }

    private boolean holds(JsonNode parent, String segment) {
        JsonNode value = child(parent, segment);
        if (optional && value.isMissingNode()) {
            return true;
        }
        if (text && !value.isString() && !value.isMissingNode() && !value.isNull()) {
            return false;
        }
        if (!trim) {
            return holds(value);
        }
        JsonNode trimmed = StringNode.valueOf(JavaScriptText.trim(JavaScriptText.validated(value)));
        replace(parent, segment, trimmed);
        return holds(trimmed);
    }

    private boolean holds(JsonNode value) {
        return switch (is) {
            case ARRAY -> value.isArray() && value.size() >= min && value.size() <= max;
            case OBJECT -> value.isObject();
            default -> holds(JavaScriptText.validated(value));
        };
    }

    private boolean holds(String text) {
        return switch (is) {
            case NOT_EMPTY -> !text.isEmpty();
            case EMAIL -> Addresses.isEmail(text);
            case FQDN -> Addresses.isDomain(text);
            case BOOLEAN -> BOOLEANS.contains(text);
            case NUMERIC -> NUMERIC.matcher(text).matches();
            case LENGTH -> {
                int length = text.codePointCount(0, text.length());
                yield length >= min && length <= max;
            }
            case ARRAY, OBJECT -> throw new IllegalStateException(is + " is not decided by the text");
        };
    }

    private static JsonNode child(JsonNode parent, String segment) {
        if (parent.isArray() && INDEX.matcher(segment).matches()) {
            return parent.path(Integer.parseInt(segment));
        }
        return parent.isObject() ? parent.path(segment) : MissingNode.getInstance();
    }

    private static void replace(JsonNode parent, String segment, JsonNode value) {
        if (parent instanceof ObjectNode object) {
            object.set(segment, value);
        } else if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(segment), value);
        }
    }

    private static String join(String prefix, String segment) {
        if (segment.indexOf('.') >= 0) {
            return prefix + "[\"" + segment + "\"]";
        }
        if (INDEX.matcher(segment).matches()) {
            return prefix + "[" + segment + "]";
        }
        return prefix.isEmpty() ? segment : prefix + "." + segment;
    }
}
