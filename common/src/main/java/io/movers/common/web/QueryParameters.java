package io.movers.common.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Reads query parameters as plain text: of a repeated one the last value counts, and commas have no meaning. */
public final class QueryParameters {
    private QueryParameters() {}

    /** The last value of that name, or null if there is none. */
    public static @Nullable String last(HttpServletRequest request, String name) {
        String[] values = request.getParameterValues(name);
        return values == null || values.length == 0 ? null : values[values.length - 1];
    }
}
