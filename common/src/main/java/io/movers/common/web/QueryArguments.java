package io.movers.common.web;

import java.time.ZoneId;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Resolves a controller argument of one type from query parameters. */
record QueryArguments<T>(Class<T> type, Function<NativeWebRequest, T> reader) implements HandlerMethodArgumentResolver {

    static QueryArguments<PageRequest> pages() {
        return new QueryArguments<>(
                PageRequest.class, request -> PageRequest.of(last(request, "page"), last(request, "perPage")));
    }

    static QueryArguments<DateRange> dateRanges(ZoneId zone) {
        return new QueryArguments<>(
                DateRange.class, request -> DateRange.of(last(request, "from"), last(request, "to"), zone));
    }

    private static @Nullable String last(NativeWebRequest request, String name) {
        return QueryParameters.last(request::getParameterValues, name);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == type;
    }

    @Override
    public T resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binderFactory) {
        return reader.apply(request);
    }
}
