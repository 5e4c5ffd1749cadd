package io.movers.common.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads query parameters as plain text: of a repeated one the last value counts, and commas have no meaning. */
public final class QueryParameters {
    private QueryParameters() {}

    /** The last value of that name, or null if there is none. */
    public static @Nullable String last(HttpServletRequest request, String name) {
        return last(request::getParameterValues, name);
    }

    /** The first value of that name, for a route whose callers rely on it; null where there is none. */
    public static @Nullable String first(HttpServletRequest request, String name) {
        String[] values = request.getParameterValues(name);
        return values == null || values.length == 0 ? null : values[0];
    }

    static @Nullable String last(Function<String, String @Nullable []> parameters, String name) {
        String[] values = parameters.apply(name);
        return values == null || values.length == 0 ? null : values[values.length - 1];
    }
}
