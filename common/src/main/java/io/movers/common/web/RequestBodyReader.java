package io.movers.common.web;

import io.movers.common.errors.ApiError;
import io.movers.common.errors.BadRequestException;
import io.movers.common.errors.RequestValidationException;
import io.movers.common.json.JsonFields;
import io.movers.common.json.LenientBinder;
import io.movers.common.validation.FieldCheck;
import io.movers.common.validation.FieldChecks;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads every {@link RequestBody}: parses the JSON, applies the {@link FieldCheck}s of the parameter's type to what was sent,
 * and only then binds it.
 */
final class RequestBodyReader implements HandlerMethodArgumentResolver {

    static final String NOT_JSON = "The body must be JSON (Content-Type: application/json)";

    private final JsonMapper json;
    private final FieldChecks checks;
    private final BodyParser parser;
    private final BodyLimits limits;
    private final BodyBytes bytes;
    private final Admission admission;

    RequestBodyReader(
            LenientBinder binder, FieldChecks checks, BodyLimits limits, BodyBytes bytes, Admission admission) {
        this.json = binder.mapper();
        this.checks = checks;
        this.parser = new BodyParser(binder.mapper(), checks);
        this.limits = limits;
        this.bytes = bytes;
        this.admission = admission;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(RequestBody.class);
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binderFactory)
            throws IOException {
        HttpServletRequest servletRequest = (HttpServletRequest) request.getNativeRequest();
        long limit = limits.of(Objects.requireNonNull(parameter.getMethod()));
        byte[] body = bytes.read(servletRequest, limit);
        admission.admit(servletRequest);
        return read(servletRequest, body, limit, parameter);
    }

    private Object read(HttpServletRequest request, byte[] body, long limit, MethodParameter parameter) {
        Class<?> type = parameter.getParameterType();
        boolean asJson = isJson(request.getContentType());
        JsonNode tree = asJson && body.length > 0 ? parser.parse(body, limit, type) : json.createObjectNode();
        List<ApiError> violations = checks.violations(tree, type);
        if (!violations.isEmpty()) {
            throw new RequestValidationException(violations);
        }
        if (!asJson && (body.length > 0 || isRefused(request.getContentType()))) {
            throw new BadRequestException(NOT_JSON);
        }
        return bind(tree, ResolvableType.forMethodParameter(parameter).getType());
    }

    private Object bind(JsonNode tree, Type type) {
        try {
            return json.treeToValue(tree, json.constructType(type));
        } catch (JacksonException e) {
            throw new RequestValidationException(List.of(new ApiError("Invalid value", JsonFields.path(e))));
        }
    }

    private static boolean isJson(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        try {
            MediaType type = MediaType.parseMediaType(contentType);
            return type.getSubtype().equals("json") || type.getSubtype().endsWith("+json");
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    /** Whether a page of another site could send this content type without a CORS preflight. */
    static boolean isRefused(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        String type = contentType.strip().toLowerCase(java.util.Locale.ROOT);
        return type.startsWith("application/x-www-form-urlencoded")
                || type.startsWith("multipart/")
                || type.startsWith("text/");
    }
}
