package io.movers.common.validation;

import io.movers.common.errors.ApiError;
import io.movers.common.images.ImageAddresses;
import io.movers.common.images.ImageData;
import io.movers.common.images.ImageForm;
import io.movers.common.json.JavaScriptText;
import io.movers.common.json.TextCharacters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
        boolean optional,
        Set<ImageForm> forms) {

    private static final Pattern NUMERIC = Pattern.compile("[+-]?([0-9]*[.])?[0-9]+");
    private static final Pattern INDEX = Pattern.compile("[0-9]+");
    private static final String NO_TEXT = "Caracteres no permitidos";
    private static final String NO_IMAGE = "La imagen no es válida";
    static final int MAX_VIOLATIONS = 100;
    private static final Set<String> BOOLEANS = Set.of("true", "false", "1", "0");

    public FieldRule {
        forms = Set.copyOf(forms);
    }

    /** The rules of a type, in the order of its checks. */
    public static List<FieldRule> of(Class<?> type) {
        return of(type, property -> {
            throw new IllegalStateException("No configuration to read " + property + " from");
        });
    }

    /**
     * The rules of a type, in the order of its checks.
     *
     * @param configuration reads a configuration property that sets a bound
     */
    static List<FieldRule> of(Class<?> type, ToIntFunction<String> configuration) {
        return Arrays.stream(type.getAnnotationsByType(FieldCheck.class))
                .flatMap(check -> of(check, type, configuration))
                .toList();
    }

    private static Stream<FieldRule> of(FieldCheck check, Class<?> type, ToIntFunction<String> configuration) {
        if (check.field().isEmpty() == (check.fields().length == 0)) {
            throw new IllegalArgumentException("A check of " + type.getName() + " needs either field or fields");
        }
        if (check.message().isEmpty() && !check.is().isJudgedLast()) {
            throw new IllegalArgumentException("The check " + check + " of " + type.getName() + " needs a message");
        }
        return Stream.concat(Stream.of(check.field()), Arrays.stream(check.fields()))
                .filter(field -> !field.isEmpty())
                .map(field -> of(check, field, configuration));
    }

    private static FieldRule of(FieldCheck check, String field, ToIntFunction<String> configuration) {
        int min = check.minFrom().isEmpty() ? check.min() : configuration.applyAsInt(check.minFrom());
        int max = check.max() == Integer.MAX_VALUE ? check.is().defaultMax() : check.max();
        if (!check.maxFrom().isEmpty()) {
            max = configuration.applyAsInt(check.maxFrom());
        }
        return new FieldRule(
                List.of(field.split("\\.")),
                check.is(),
                check.message().replace("{min}", Integer.toString(min)).replace("{max}", Integer.toString(max)),
                min,
                max,
                check.trim(),
                check.text(),
                check.optional(),
                Set.of(check.forms()));
    }

    /**
     * The violations of the rules, at most {@value #MAX_VIOLATIONS}: ordered by rule and then by row, with the length of
     * texts and the form of images last.
     */
    static List<ApiError> violations(List<FieldRule> rules, JsonNode body, ImageAddresses images) {
        Violations violations = new Violations(images);
        for (boolean last : List.of(false, true)) {
            for (FieldRule rule : rules) {
                if (rule.is.isJudgedLast() == last && !violations.isFull()) {
                    rule.apply(body, 0, "", violations);
                }
            }
        }
        return violations.found;
    }

    private void apply(JsonNode parent, int depth, String prefix, Violations violations) {
        String segment = path.get(depth);
        boolean last = depth == path.size() - 1;
        if (!segment.equals("*")) {
            step(parent, segment, depth, prefix, last, violations);
        } else if (parent.isArray()) {
            for (int i = 0; i < parent.size() && !violations.isFull(); i++) {
                step(parent, Integer.toString(i), depth, prefix, last, violations);
            }
        } else if (parent.isObject()) {
            for (String name : parent.propertyNames()) {
                step(parent, name, depth, prefix, last, violations);
            }
        }
    }

    private void step(JsonNode parent, String segment, int depth, String prefix, boolean last, Violations violations) {
        String name = join(prefix, segment);
        if (last) {
            String complaint = complaint(parent, segment, violations.images);
            if (complaint != null) {
                violations.add(new ApiError(complaint, name));
            }
        } else {
            apply(child(parent, segment), depth + 1, name, violations);
        }
    }

    private @Nullable String complaint(JsonNode parent, String segment, ImageAddresses images) {
        if (!is.isJudgedLast()) {
            return holds(parent, segment) ? null : message;
        }
        String complaint = complaint(child(parent, segment), images);
        return complaint == null || message.isEmpty() ? complaint : message;
    }

    private @Nullable String complaint(JsonNode value, ImageAddresses images) {
        if (!value.isString()) {
            boolean absent = value.isMissingNode() || value.isNull();
            return is == Constraint.IMAGE && !absent ? NO_IMAGE : null;
        }
        String text = value.stringValue();
        if (is != Constraint.IMAGE) {
            boolean refused =
                    is == Constraint.TEXT ? TextCharacters.areRefusedInLine(text) : TextCharacters.areRefused(text);
            return refused ? NO_TEXT : tooLong(text);
        }
        if (!text.isEmpty() && !images.accept(text, forms)) {
            return NO_IMAGE;
        }
        // The size of an upload is checked when it is decoded.
        return ImageData.isDataUrl(text) ? null : tooLong(text);
    }

    private @Nullable String tooLong(String text) {
        return text.codePointCount(0, text.length()) > max ? "Máximo " + max + " caracteres" : null;
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
        String sent = JavaScriptText.validated(value);
        // Trimming must not hide forbidden characters: a later check, or the binding, refuses them.
        JsonNode trimmed = StringNode.valueOf(TextCharacters.areRefused(sent) ? sent : JavaScriptText.trim(sent));
        replace(parent, segment, trimmed);
        return holds(trimmed);
    }

    private boolean holds(JsonNode value) {
        return switch (is) {
            case ARRAY -> value.isArray() && value.size() >= min && value.size() <= max;
            case ROWS -> !value.isArray() || value.size() <= max;
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
            case ARRAY, ROWS, OBJECT, TEXT, FREE_TEXT, IMAGE ->
                throw new IllegalStateException(is + " is not decided by the text");
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
        } else if (parent instanceof ArrayNode array && INDEX.matcher(segment).matches()) {
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

    /** The violations found so far, up to the limit. */
    private static final class Violations {

        private final List<ApiError> found = new ArrayList<>();
        private final ImageAddresses images;

        Violations(ImageAddresses images) {
            this.images = images;
        }

        boolean isFull() {
            return found.size() >= MAX_VIOLATIONS;
        }

        void add(ApiError violation) {
            if (!isFull()) {
                found.add(violation);
            }
        }
    }
}
