package io.movers.common.json;

import io.movers.common.errors.ApiError;
import io.movers.common.errors.RequestValidationException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Binds JSON in the way request bodies are bound. A bulk route takes its rows as {@link JsonNode}s and binds each one here,
 * so that one invalid row does not cause the others to be refused.
 */
public final class LenientBinder {

    private final JsonMapper json;
    private final BodyChecks checks;

    /** A binder that applies no declared checks. */
    public LenientBinder(JsonMapper json) {
        this(json, (node, type) -> List.of());
    }

    /** @param checks the checks that a row must pass in addition */
    public LenientBinder(JsonMapper json, BodyChecks checks) {
        this.checks = checks;
        this.json = json.rebuild()
                .addModule(new LenientModule())
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
                .build();
    }

    /** Binds the node to that type; null if that is impossible or one of the type's declared checks fails. */
    public <T> @Nullable T orNull(JsonNode node, Class<T> type) {
        return node.isObject() && checks.violations(node, type).isEmpty() ? bound(node, type) : null;
    }

    private <T> @Nullable T bound(JsonNode node, Class<T> type) {
        try {
            return json.treeToValue(node, type);
        } catch (JacksonException e) {
            return null;
        }
    }

    /** Binds the node to that type.
     *
     * @param field path of the node in the body
     * @throws RequestValidationException that is impossible, or one of the type's declared checks fails
     */
    public <T> T to(JsonNode node, Class<T> type, String field) {
        List<ApiError> violations = node.isObject() ? checks.violations(node, type) : List.of();
        if (!violations.isEmpty()) {
            throw new RequestValidationException(violations.stream()
                    .map(violation -> new ApiError(violation.message(), field + "." + violation.field()))
                    .toList());
        }
        T bound = node.isObject() ? bound(node, type) : null;
        if (bound == null) {
            throw new RequestValidationException(List.of(new ApiError("Invalid value", field)));
        }
        return bound;
    }

    public JsonMapper mapper() {
        return json;
    }
}
