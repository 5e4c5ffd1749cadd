package io.movers.common.errors;

import java.util.List;

/** The one shape of every error answer: <code>{"errors":[{"message":…,"field"?:…}]}</code>. */
public record ErrorBody(List<ApiError> errors) {

    /** A body with one entry without a field. */
    public static ErrorBody of(String message) {
        return new ErrorBody(List.of(new ApiError(message)));
    }
}
