package io.movers.common.web;

import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Reads controller arguments that are {@link QueryRecord}s. */
final class QueryRecords implements HandlerMethodArgumentResolver {

    private final ZoneId zone;
    private final Map<Class<?>, QueryDeclaration> known = new ConcurrentHashMap<>();

    /** @param zone the time zone in which dates without a time are days */
    QueryRecords(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().isAnnotationPresent(QueryRecord.class);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binderFactory) {
        Class<?> type = parameter.getParameterType();
        boolean first = type.getAnnotation(QueryRecord.class).firstOfRepeated();
        return known.computeIfAbsent(type, QueryDeclaration::of)
                .read(name -> one(request.getParameterValues(name), first), zone);
    }

    private static @Nullable String one(String @Nullable [] values, boolean first) {
        return values == null || values.length == 0 ? null : values[first ? 0 : values.length - 1];
    }
}
