package io.movers.common.schema;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Makes JSON Schemas (2020-12) of records as they are written: what is not nullable is required; what is nullable is left out or
 * null as {@link JsonInclude} says. Records and sealed interfaces become components, which are named like their classes.
 */
public final class JsonSchemas {

    private static final String COMPONENTS = "#/components/schemas/";

    private final boolean nullsAnywhere;
    private final Map<String, Map<String, Object>> components = new TreeMap<>();
    private final Map<String, Class<?>> owners = new LinkedHashMap<>();

    private JsonSchemas(boolean nullsAnywhere) {
        this.nullsAnywhere = nullsAnywhere;
    }

    /** For answers: each nullable component is either always left out or always null when it has no value. */
    public static JsonSchemas ofAnswers() {
        return new JsonSchemas(false);
    }

    /** For events: a nullable component without a value may be null or left out. */
    public static JsonSchemas ofEvents() {
        return new JsonSchemas(true);
    }

    /** The components that the schemas made so far refer to, by name. */
    public Map<String, Map<String, Object>> components() {
        return components;
    }

    /** The schema of that type; for records in it there is a {@code $ref}. */
    public Map<String, Object> of(AnnotatedType type) {
        return schema(type, this::reference);
    }

    /** The schema of that class; for a record it is a {@code $ref}. */
    public Map<String, Object> of(Class<?> type) {
        return scalarOr(type, this::reference);
    }

    /** Adds a component that was made elsewhere, and refers to it. */
    public Map<String, Object> add(String name, Class<?> owner, Map<String, Object> schema) {
        claim(name, owner);
        components.put(name, schema);
        return Map.of("$ref", COMPONENTS + name);
    }

    /** The schema of that record as it is read, with all records in it written out. */
    public static Map<String, Object> writtenOut(Class<?> type) {
        return new Reading().object(type);
    }

    private static Map<String, Object> schema(AnnotatedType type, Objects objects) {
        if (type instanceof AnnotatedWildcardType wildcard) {
            return schema(wildcard.getAnnotatedUpperBounds()[0], objects);
        }
        Class<?> raw = raw(type.getType());
        if (type instanceof AnnotatedParameterizedType generic) {
            AnnotatedType[] arguments = generic.getAnnotatedActualTypeArguments();
            if (Iterable.class.isAssignableFrom(raw) || Stream.class.isAssignableFrom(raw)) {
                return map("type", "array", "items", orNull(arguments[0], schema(arguments[0], objects)));
            }
            if (Map.class.isAssignableFrom(raw)) {
                Map<String, Object> values = orNull(arguments[1], schema(arguments[1], objects));
                return values.isEmpty() ? map("type", "object") : map("type", "object", "additionalProperties", values);
            }
        }
        return scalarOr(raw, objects);
    }

    private static Map<String, Object> scalarOr(Class<?> type, Objects objects) {
        if (type == String.class || type == ObjectId.class) {
            return map("type", "string");
        }
        if (type == boolean.class || type == Boolean.class) {
            return map("type", "boolean");
        }
        if (type == int.class || type == Integer.class) {
            return map("type", "integer", "format", "int32");
        }
        if (type == long.class || type == Long.class) {
            return map("type", "integer", "format", "int64");
        }
        if (type == double.class || type == Double.class) {
            return map("type", "number", "format", "double");
        }
        if (type == Instant.class) {
            return map("type", "string", "format", "date-time");
        }
        if (type.isEnum()) {
            return map("type", "string", "enum", values(type));
        }
        if (type == Object.class || JsonNode.class.isAssignableFrom(type)) {
            return new LinkedHashMap<>();
        }
        if (Map.class.isAssignableFrom(type)) {
            return map("type", "object");
        }
        if (type.isRecord() || type.isSealed()) {
            return objects.of(type);
        }
        throw new IllegalArgumentException("There is no schema of " + type.getName());
    }

    private Map<String, Object> reference(Class<?> type) {
        String name = nameOf(type);
        if (claim(name, type)) {
            components.put(name, Map.of());
            components.put(name, type.isSealed() ? oneOf(type) : written(type));
        }
        return map("$ref", COMPONENTS + name);
    }

    private boolean claim(String name, Class<?> type) {
        Class<?> owner = owners.putIfAbsent(name, type);
        if (owner != null && owner != type) {
            throw new IllegalStateException(owner.getName() + " and " + type.getName() + " are both named " + name);
        }
        return owner == null;
    }

    /** The component of {@code GeometryView.PointView} is named {@code GeometryPoint}. */
    private static String nameOf(Class<?> type) {
        String name = type.getSimpleName().replaceFirst("View$", "");
        Class<?> outer = type.getDeclaringClass();
        return outer == null ? name : nameOf(outer) + name;
    }

    private Map<String, Object> oneOf(Class<?> type) {
        return map(
                "anyOf",
                Arrays.stream(type.getPermittedSubclasses()).map(this::of).toList());
    }

    private Map<String, Object> written(Class<?> type) {
        for (RecordComponent component : type.getRecordComponents()) {
            if (annotation(component, JsonValue.class) != null) {
                return of(component.getAnnotatedType());
            }
        }
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        collect(type, properties, required);
        return object(properties, required);
    }

    private void collect(Class<?> type, Map<String, Object> properties, List<String> required) {
        JsonInclude ofType = type.getAnnotation(JsonInclude.class);
        for (RecordComponent component : type.getRecordComponents()) {
            if (annotation(component, JsonIgnore.class) != null) {
                continue;
            }
            if (annotation(component, JsonUnwrapped.class) != null) {
                collect(component.getType(), properties, required);
                continue;
            }
            String name = wireName(component);
            Map<String, Object> schema = of(component.getAnnotatedType());
            JsonInclude ofComponent = annotation(component, JsonInclude.class);
            JsonInclude include = ofComponent == null ? ofType : ofComponent;
            boolean always = include != null && include.value() == JsonInclude.Include.ALWAYS;
            boolean nullable = isNullable(component.getAnnotatedType());
            properties.put(name, nullable && (always || nullsAnywhere) ? orNull(schema) : schema);
            if (!nullable || (always && !nullsAnywhere)) {
                required.add(name);
            }
        }
    }

    private static Map<String, Object> object(Map<String, Object> properties, List<String> required) {
        Map<String, Object> schema = map("type", "object", "properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        return schema;
    }

    private static String wireName(RecordComponent component) {
        JsonProperty property = annotation(component, JsonProperty.class);
        return property == null || property.value().isEmpty() ? component.getName() : property.value();
    }

    /** Jackson's annotations stand on the accessor of a component. */
    private static <A extends Annotation> @Nullable A annotation(RecordComponent component, Class<A> type) {
        return component.getAccessor().getAnnotation(type);
    }

    private static boolean isNullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }

    private static Map<String, Object> orNull(AnnotatedType type, Map<String, Object> schema) {
        return isNullable(type) ? orNull(schema) : schema;
    }

    private static Map<String, Object> orNull(Map<String, Object> schema) {
        if (schema.get("type") instanceof String type) {
            Map<String, Object> nullable = new LinkedHashMap<>(schema);
            nullable.put("type", List.of(type, "null"));
            return nullable;
        }
        return schema.isEmpty() ? schema : map("anyOf", List.of(schema, map("type", "null")));
    }

    private static Class<?> raw(Type type) {
        if (type instanceof Class<?> raw) {
            return raw;
        }
        if (type instanceof ParameterizedType generic) {
            return raw(generic.getRawType());
        }
        throw new IllegalArgumentException("There is no schema of " + type);
    }

    /** The JSON values of an enumeration's constants. */
    static List<String> values(Class<?> type) {
        Method value = Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(JsonValue.class))
                .findFirst()
                .orElse(null);
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> value == null ? ((Enum<?>) constant).name() : invoke(value, constant))
                .toList();
    }

    private static String invoke(Method method, Object target) {
        try {
            return String.valueOf(method.invoke(target));
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(method + " cannot be called", e);
        }
    }

    private static Map<String, Object> map(String key, Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(key, value);
        return map;
    }

    private static Map<String, Object> map(String key, Object value, String key2, Object value2) {
        Map<String, Object> map = map(key, value);
        map.put(key2, value2);
        return map;
    }

    /** Makes the schema that a record or sealed interface gets where it is used: a reference, or its content. */
    @FunctionalInterface
    private interface Objects {
        Map<String, Object> of(Class<?> type);
    }

    /** Schemas of what is read: every record is written out, and a nullable component may be null or absent. */
    private static final class Reading {

        Map<String, Object> object(Class<?> type) {
            Map<String, Object> properties = new LinkedHashMap<>();
            List<String> required = new ArrayList<>();
            for (RecordComponent component : type.getRecordComponents()) {
                Map<String, Object> schema = shaped(component, schema(component.getAnnotatedType(), this::object));
                boolean nullable = isNullable(component.getAnnotatedType());
                properties.put(wireName(component), nullable ? orNull(schema) : schema);
                if (!nullable && !component.getType().isPrimitive()) {
                    required.add(wireName(component));
                }
            }
            return JsonSchemas.object(properties, required);
        }

        private Map<String, Object> shaped(RecordComponent component, Map<String, Object> schema) {
            Shape shape = component.getAnnotation(Shape.class);
            if (shape == null) {
                return schema;
            }
            if (!shape.pattern().isEmpty()) {
                schema.put("pattern", shape.pattern());
            }
            if (Double.isFinite(shape.min())) {
                schema.put("minimum", shape.min());
            }
            if (Double.isFinite(shape.max())) {
                schema.put("maximum", shape.max());
            }
            if (shape.oneOf().length > 0) {
                schema.put("enum", values(shape.oneOf()[0]));
            }
            if (shape.of().length > 0) {
                schema.put("type", "array");
                schema.put("items", object(shape.of()[0]));
            }
            if (shape.rows() < Integer.MAX_VALUE) {
                schema.put("maxItems", shape.rows());
            }
            return schema;
        }
    }
}
