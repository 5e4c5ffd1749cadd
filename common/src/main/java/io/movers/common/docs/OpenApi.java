package io.movers.common.docs;

import io.movers.common.IdempotencyHeaders;
import io.movers.common.ServiceProperties;
import io.movers.common.idempotency.KeyedRoutes;
import io.movers.common.schema.Examples;
import io.movers.common.schema.JsonSchemas;
import io.movers.common.schema.Shape;
import io.movers.common.security.Access;
import io.movers.common.security.limits.RateLimited;
import io.movers.common.validation.FieldChecks;
import io.movers.common.web.BodyLimit;
import io.movers.common.web.DeclaredParameter;
import io.movers.common.web.Described;
import io.movers.common.web.QueryDeclaration;
import io.movers.common.web.QueryRecord;
import io.movers.common.web.WebProperties;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.util.StringValueResolver;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseStatus;
import tools.jackson.databind.JsonNode;

/**
 * The routes of a service as an <a href="https://spec.openapis.org/oas/v3.1.1.html">OpenAPI 3.1</a> document, made from what
 * defines them: their mappings, {@link Access}, the checks of their bodies, their query records and views. A route without
 * {@link Described} is left out of the document.
 */
public final class OpenApi {

    private static final String JSON = "application/json";
    private static final String ERRORS = "Errors";
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    private final ServiceProperties service;
    private final WebProperties web;
    private final BodySchemas bodies;
    private final StringValueResolver placeholders;
    private final Examples examples;
    private final JsonSchemas schemas = JsonSchemas.ofAnswers();

    /**
     * @param placeholders resolves the placeholders in paths, such as <code>${movers.service.base-path}</code>
     * @param examples recorded bodies
     */
    public OpenApi(
            ServiceProperties service,
            WebProperties web,
            FieldChecks checks,
            StringValueResolver placeholders,
            Examples examples) {
        this.service = service;
        this.web = web;
        this.bodies = new BodySchemas(checks);
        this.placeholders = placeholders;
        this.examples = examples;
    }

    /** The document that describes those controllers, ready to be written as JSON. */
    public Map<String, Object> document(Collection<Class<?>> controllers) {
        Map<String, Map<String, Object>> paths = new TreeMap<>();
        TreeSet<String> tags = new TreeSet<>();
        for (Class<?> controller : controllers) {
            Arrays.stream(controller.getDeclaredMethods())
                    .filter(method -> AnnotatedElementUtils.hasAnnotation(method, Described.class))
                    .sorted(Comparator.comparing(Method::getName))
                    .forEach(method -> {
                        tags.add(tag(controller));
                        Route route = route(controller, method);
                        paths.computeIfAbsent(route.path(), path -> new TreeMap<>())
                                .put(route.method().toLowerCase(Locale.ROOT), operation(controller, method, route));
                    });
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.1");
        document.put("info", info("Movers: " + service.name(), "The routes of the service `" + service.name() + "`."));
        document.put("servers", servers());
        document.put("tags", tags.stream().map(tag -> Map.of("name", tag)).toList());
        document.put("paths", paths);
        document.put("components", components());
        return document;
    }

    static Map<String, Object> info(String title, String description) {
        return map("title", title, "version", "1", "description", description);
    }

    /** The gateway, wherever the document was read from. */
    static List<Map<String, Object>> servers() {
        return List.of(map("url", "/", "description", "The address that the document comes from"));
    }

    private Route route(Class<?> controller, Method method) {
        RequestMapping outer = AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class);
        RequestMapping inner = Objects.requireNonNull(
                AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class), method + " is no route");
        RequestMethod[] methods = inner.method();
        if (methods.length != 1) {
            throw new IllegalStateException(method + " needs exactly one method of HTTP");
        }
        return new Route(methods[0].name(), resolved(first(outer)) + resolved(first(inner)));
    }

    private static String first(@Nullable RequestMapping mapping) {
        return mapping == null || mapping.path().length == 0 ? "" : mapping.path()[0];
    }

    private String resolved(String path) {
        return Objects.requireNonNull(placeholders.resolveStringValue(path));
    }

    private Map<String, Object> operation(Class<?> controller, Method method, Route route) {
        Described described =
                Objects.requireNonNull(AnnotatedElementUtils.findMergedAnnotation(method, Described.class));
        Callers callers = new Callers(access(controller, method));
        String id = operationId(controller, method);
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("operationId", id);
        operation.put("tags", List.of(tag(controller)));
        operation.put("summary", described.value());
        operation.put("description", description(method, callers));
        List<Map<String, Object>> parameters = parameters(method, route);
        boolean keyed = KeyedRoutes.takeKey(controller, method);
        if (keyed) {
            parameters.add(key());
        }
        if (!parameters.isEmpty()) {
            operation.put("parameters", parameters);
        }
        Parameter body = body(method);
        if (body != null) {
            operation.put("requestBody", requestBody(body.getType(), examples.request(id)));
        }
        operation.put("responses", responses(method, route, callers, body != null, keyed, id));
        operation.put("security", callers.security());
        operation.put("x-roles", callers.roles());
        if (callers.access().unverified()) {
            operation.put("x-unverified", true);
        }
        return operation;
    }

    private static Access access(Class<?> controller, Method method) {
        Access access = AnnotatedElementUtils.findMergedAnnotation(method, Access.class);
        return access != null
                ? access
                : Objects.requireNonNull(
                        AnnotatedElementUtils.findMergedAnnotation(controller, Access.class),
                        method + " does not state who may call it");
    }

    /** A route that every service has carries the service's name, since ids are unique in the suite. */
    private String operationId(Class<?> controller, Method method) {
        boolean common = controller.getPackageName().startsWith("io.movers.common.");
        return common ? method.getName() + capital(service.name()) : method.getName();
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /** {@code ResourceTypeController} has the tag <code>Resource type</code>. */
    private static String tag(Class<?> controller) {
        String[] words = controller
                .getSimpleName()
                .replaceFirst("(Controller|Route)$", "")
                .split("(?=[A-Z])");
        return words[0]
                + Arrays.stream(words)
                        .skip(1)
                        .map(word -> " " + word.toLowerCase(Locale.ROOT))
                        .reduce("", String::concat);
    }

    private String description(Method method, Callers callers) {
        List<String> sentences = new ArrayList<>(List.of(callers.text()));
        if (body(method) != null) {
            BodyLimit limit = AnnotatedElementUtils.findMergedAnnotation(method, BodyLimit.class);
            DataSize size = limit == null ? web.maxBodySize() : DataSize.parse(limit.value());
            sentences.add("The body has at most " + size.toKilobytes() + " kB.");
        }
        if (AnnotatedElementUtils.hasAnnotation(method, RateLimited.class)) {
            sentences.add("The attempts of an address are limited.");
        }
        return String.join(" ", sentences);
    }

    private static @Nullable Parameter body(Method method) {
        return Arrays.stream(method.getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(RequestBody.class))
                .findFirst()
                .orElse(null);
    }

    private static List<Map<String, Object>> parameters(Method method, Route route) {
        List<Map<String, Object>> parameters = new ArrayList<>();
        Matcher variables = VARIABLE.matcher(route.path());
        while (variables.find()) {
            String name = variables.group(1);
            // A variable without an argument (the route ignores that part of its path) counts as an id.
            boolean id = Arrays.stream(method.getParameters())
                    .filter(parameter -> parameter.isAnnotationPresent(PathVariable.class)
                            && parameter.getName().equals(name))
                    .findFirst()
                    .map(parameter -> parameter.getType() == ObjectId.class)
                    .orElse(true);
            Map<String, Object> schema = map("type", "string");
            if (id) {
                schema.put("pattern", Shape.ID);
            } else {
                schema.put("minLength", 1);
                schema.put("maxLength", 100);
            }
            parameters.add(map("name", name, "in", "path", "required", true, "schema", schema));
        }
        Arrays.stream(method.getParameterTypes())
                .filter(type -> type.isAnnotationPresent(QueryRecord.class))
                .flatMap(type -> QueryDeclaration.of(type).parameters().stream())
                .map(OpenApi::query)
                .forEach(parameters::add);
        return parameters;
    }

    private static Map<String, Object> query(DeclaredParameter declared) {
        Map<String, Object> parameter = map("name", declared.name(), "in", "query");
        if (!declared.description().isEmpty()) {
            parameter.put("description", declared.description());
        }
        parameter.put("required", declared.required());
        parameter.put("schema", schema(declared));
        return parameter;
    }

    private static Map<String, Object> schema(DeclaredParameter declared) {
        Map<String, Object> schema = new LinkedHashMap<>();
        switch (declared.kind()) {
            case TEXT -> {
                schema.put("type", "string");
                if (declared.required()) {
                    schema.put("minLength", 1);
                }
                schema.put("maxLength", declared.max());
                schema.put("pattern", io.movers.common.json.TextCharacters.LINE);
            }
            case NUMBER -> {
                schema.put("type", "integer");
                schema.put("minimum", 1);
                schema.put("maximum", declared.max());
                if (declared.otherwise() > 0) {
                    schema.put("default", declared.otherwise());
                }
            }
            case DATE -> {
                schema.put("type", "string");
                schema.put("anyOf", List.of(map("format", "date"), map("format", "date-time")));
            }
        }
        return schema;
    }

    private Map<String, Object> requestBody(Class<?> type, @Nullable JsonNode example) {
        Map<String, Object> schema = schemas.add(type.getSimpleName(), type, bodies.of(type));
        return map("required", true, "content", content(schema, example));
    }

    private Map<String, Object> responses(
            Method method, Route route, Callers callers, boolean reads, boolean keyed, String id) {
        ResponseStatus declared = AnnotatedElementUtils.findMergedAnnotation(method, ResponseStatus.class);
        HttpStatus status = declared == null ? HttpStatus.OK : declared.code();
        Map<String, Object> success = map("description", status.getReasonPhrase());
        AnnotatedType type = method.getAnnotatedReturnType();
        if (type.getType() != void.class) {
            success.put("content", content(schemas.of(type), examples.answer(id)));
        }
        if (keyed) {
            success.put("headers", Map.of(IdempotencyHeaders.REPLAYED, replayed()));
        }
        Map<String, Object> responses = new TreeMap<>();
        responses.put(Integer.toString(status.value()), success);
        boolean safe = route.method().equals("GET");
        for (Refusal refusal : Refusal.of(method, callers, safe, route.path().contains("{"), reads)) {
            responses.put(
                    Integer.toString(refusal.status()),
                    Map.of("$ref", "#/components/responses/" + refusal.component()));
        }
        if (keyed) {
            responses.put(
                    Integer.toString(Refusal.KEY_REUSED.status()),
                    Map.of("$ref", "#/components/responses/" + Refusal.KEY_REUSED.component()));
        }
        return responses;
    }

    private static Map<String, Object> key() {
        return map(
                "name",
                IdempotencyHeaders.KEY,
                "in",
                "header",
                "description",
                "A random text that names the call. A repetition with the same key gets the first answer and changes nothing.",
                "required",
                false,
                "schema",
                map(
                        "type",
                        "string",
                        "minLength",
                        1,
                        "maxLength",
                        IdempotencyHeaders.MAX_LENGTH,
                        "pattern",
                        "^[!-~]+$"));
    }

    private static Map<String, Object> replayed() {
        return map(
                "description",
                "The answer was given before, under the same key.",
                "schema",
                map("type", "string", "enum", List.of("true")));
    }

    private static Map<String, Object> content(Map<String, Object> schema, @Nullable JsonNode example) {
        Map<String, Object> media = map("schema", schema);
        if (example != null) {
            media.put("example", example);
        }
        return map(JSON, media);
    }

    private Map<String, Object> components() {
        Map<String, Object> errors = content(Map.of("$ref", "#/components/schemas/" + ERRORS), null);
        Map<String, Object> responses = new TreeMap<>();
        for (Refusal refusal : Refusal.values()) {
            Map<String, Object> response = map("description", refusal.description());
            if (refusal.isTemporary()) {
                response.put(
                        "headers",
                        map(
                                "Retry-After",
                                map("description", "Seconds", "schema", map("type", "integer", "minimum", 0))));
            }
            response.put("content", errors);
            responses.put(refusal.component(), response);
        }
        Map<String, Object> all = new TreeMap<>(schemas.components());
        all.put(ERRORS, errors());
        Map<String, Object> components = new LinkedHashMap<>();
        components.put("schemas", all);
        components.put("responses", responses);
        components.put("securitySchemes", securitySchemes());
        return components;
    }

    private static Map<String, Object> errors() {
        Map<String, Object> message = map("type", "string", "description", "What is wrong, for the user.");
        Map<String, Object> field = map("type", "string", "description", "The path of the value in the request.");
        Map<String, Object> error = map(
                "type",
                "object",
                "properties",
                map("message", message, "field", field),
                "required",
                List.of("message"));
        return map(
                "type", "object",
                "properties", map("errors", map("type", "array", "minItems", 1, "items", error)),
                "required", List.of("errors"));
    }

    static Map<String, Object> securitySchemes() {
        return map(
                "session",
                map(
                        "type", "apiKey",
                        "in", "cookie",
                        "name", "__Host-movers",
                        "description", "Set by `signIn`; over plain http it is named `movers`."),
                "bearer",
                map("type", "http", "scheme", "bearer", "bearerFormat", "JWT", "description", "The same token."));
    }

    static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    private record Route(String method, String path) {}
}
