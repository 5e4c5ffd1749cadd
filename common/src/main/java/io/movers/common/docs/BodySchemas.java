package io.movers.common.docs;

import io.movers.common.images.ImageForm;
import io.movers.common.json.TextCharacters;
import io.movers.common.schema.JsonSchemas;
import io.movers.common.schema.Shape;
import io.movers.common.validation.FieldChecks;
import io.movers.common.validation.FieldRule;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes schemas of request bodies: the types of a record, and what its {@link io.movers.common.validation.FieldCheck}s demand of
 * them. A value that these schemas allow passes the checks; the checks also accept others, see <code>docs/api.md</code>.
 */
final class BodySchemas {

    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~\\u00C0-\\u024F-]+";
    private static final String LABEL =
            "[A-Za-z0-9\\u00C0-\\u024F]([A-Za-z0-9\\u00C0-\\u024F-]{0,61}[A-Za-z0-9\\u00C0-\\u024F])?";
    private static final String DOMAIN = "(" + LABEL + "\\.)+[A-Za-z]{2,63}$";
    private static final String EMAIL = "^(?=.{1,64}@)" + ATOM + "(\\." + ATOM + ")*@" + DOMAIN;
    private static final String NOT_BLANK = "\\S";
    private static final String TRIMMED = "^\\S(.*\\S)?$";

    private static final Map<ImageForm, String> IMAGES = Map.of(
            ImageForm.DATA_URL, "data:image/[a-z+.-]+;base64,[A-Za-z0-9+/=]+",
            ImageForm.HTTPS, "https://[A-Za-z0-9.-]+(:[0-9]{1,5})?([/?#][A-Za-z0-9._~:/?#@!$&*+,;=%-]*)?",
            ImageForm.NAME, "(?!//)[A-Za-z0-9._/-]+");

    private final FieldChecks checks;

    BodySchemas(FieldChecks checks) {
        this.checks = checks;
    }

    /** The schema of a body that is read into that record. */
    Map<String, Object> of(Class<?> type) {
        Map<String, Object> schema = JsonSchemas.writtenOut(type);
        for (RecordComponent component : type.getRecordComponents()) {
            Shape shape = component.getAnnotation(Shape.class);
            if (shape != null && shape.of().length > 0) {
                Map<String, Object> rows = child(child(schema, "properties"), component.getName());
                checks.rulesOf(shape.of()[0]).forEach(rule -> apply(rule, child(rows, "items"), 0));
            }
        }
        checks.rulesOf(type).forEach(rule -> apply(rule, schema, 0));
        return schema;
    }

    private static void apply(FieldRule rule, Map<String, Object> schema, int depth) {
        String segment = rule.path().get(depth);
        boolean last = depth == rule.path().size() - 1;
        Map<String, Object> next;
        if (segment.equals("*")) {
            schema.putIfAbsent("type", "array");
            next = child(schema, "items");
        } else {
            schema.putIfAbsent("type", "object");
            next = child(child(schema, "properties"), segment);
            if (demands(rule)) {
                require(schema, segment);
                noNull(next);
            }
        }
        if (last) {
            constrain(rule, next);
        } else {
            apply(rule, next, depth + 1);
        }
    }

    private static boolean demands(FieldRule rule) {
        return switch (rule.is()) {
            case NOT_EMPTY, EMAIL, FQDN, BOOLEAN, NUMERIC, ARRAY, OBJECT -> !rule.optional();
            case LENGTH -> !rule.optional() && rule.min() > 0;
            case ROWS, TEXT, FREE_TEXT, IMAGE -> false;
        };
    }

    private static void constrain(FieldRule rule, Map<String, Object> schema) {
        switch (rule.is()) {
            case NOT_EMPTY -> notEmpty(rule, schema);
            case EMAIL -> {
                schema.put("type", "string");
                schema.put("format", "email");
                pattern(schema, EMAIL);
            }
            case FQDN -> {
                schema.put("type", "string");
                schema.put("format", "hostname");
                pattern(schema, "^" + DOMAIN);
            }
            case BOOLEAN -> schema.putIfAbsent("type", "boolean");
            case NUMERIC -> schema.putIfAbsent("type", "number");
            case OBJECT -> schema.putIfAbsent("type", "object");
            case ARRAY -> {
                schema.put("type", "array");
                least(schema, "minItems", rule.min());
                most(schema, "maxItems", rule.max());
            }
            case ROWS -> most(schema, "maxItems", rule.max());
            case LENGTH -> {
                schema.putIfAbsent("type", "string");
                least(schema, "minLength", rule.min());
                most(schema, "maxLength", rule.max());
                if (rule.trim()) {
                    pattern(schema, TRIMMED);
                }
            }
            case TEXT -> text(schema, TextCharacters.LINE, rule.max());
            case FREE_TEXT -> text(schema, TextCharacters.LINES, rule.max());
            case IMAGE -> image(schema, rule.forms());
        }
    }

    private static void notEmpty(FieldRule rule, Map<String, Object> schema) {
        schema.putIfAbsent("type", "string");
        if (isA("array", schema)) {
            least(schema, "minItems", 1);
        } else if (isA("string", schema) && rule.trim()) {
            pattern(schema, NOT_BLANK);
        } else if (isA("string", schema) && !schema.containsKey("format")) {
            least(schema, "minLength", 1);
        }
    }

    private static void text(Map<String, Object> schema, String characters, int max) {
        schema.putIfAbsent("type", List.of("string", "null"));
        if (isA("string", schema)) {
            most(schema, "maxLength", max);
            pattern(schema, characters);
        }
    }

    private static void image(Map<String, Object> schema, Set<ImageForm> forms) {
        schema.putIfAbsent("type", List.of("string", "null"));
        schema.put(
                "description",
                "An image: " + forms.stream().sorted().map(BodySchemas::word).collect(Collectors.joining(", "))
                        + ", or an address that the API answered.");
        pattern(
                schema,
                forms.stream().sorted().map(IMAGES::get).collect(Collectors.joining("|", "^(https?://.+|", ")?$")));
    }

    private static String word(ImageForm form) {
        return switch (form) {
            case DATA_URL -> "a data URL of at most 2 MiB of png, jpeg, webp or gif";
            case HTTPS -> "an https address";
            case NAME -> "a plain name";
        };
    }

    private static boolean isA(String type, Map<String, Object> schema) {
        Object is = schema.get("type");
        return type.equals(is) || (is instanceof List<?> types && types.contains(type));
    }

    private static void noNull(Map<String, Object> schema) {
        if (schema.get("type") instanceof List<?> types) {
            types.stream().filter(type -> !"null".equals(type)).findFirst().ifPresent(type -> schema.put("type", type));
        }
    }

    private static void require(Map<String, Object> schema, String name) {
        List<Object> required = new ArrayList<>();
        if (schema.get("required") instanceof List<?> before) {
            required.addAll(before);
        }
        if (!required.contains(name)) {
            required.add(name);
        }
        schema.put("required", required);
    }

    private static void least(Map<String, Object> schema, String keyword, int number) {
        int before = schema.get(keyword) instanceof Integer known ? known : 0;
        if (number > before) {
            schema.put(keyword, number);
        }
    }

    private static void most(Map<String, Object> schema, String keyword, int number) {
        int before = schema.get(keyword) instanceof Integer known ? known : Integer.MAX_VALUE;
        if (number < before) {
            schema.put(keyword, number);
        }
    }

    private static void pattern(Map<String, Object> schema, String pattern) {
        Object before = schema.putIfAbsent("pattern", pattern);
        if (before != null && !before.equals(pattern)) {
            List<Object> all = new ArrayList<>();
            if (schema.get("allOf") instanceof List<?> others) {
                all.addAll(others);
            }
            Map<String, Object> another = Map.of("pattern", pattern);
            if (!all.contains(another)) {
                all.add(another);
            }
            schema.put("allOf", all);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> child(Map<String, Object> schema, String name) {
        Object child = schema.get(name);
        if (!(child instanceof Map)) {
            child = new LinkedHashMap<String, Object>();
            schema.put(name, child);
        }
        return (Map<String, Object>) child;
    }
}
