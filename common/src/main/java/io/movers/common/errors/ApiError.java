package io.movers.common.errors;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One entry of an error answer: a message for the user and, if a field is wrong, its path.
 *
 * @param message what is wrong
 * @param field path of the field in the request body (<code>users[0].email</code>), or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ApiError(String message, @Nullable String field) {

    /** An entry without a field. */
    public ApiError(String message) {
        this(message, null);
    }
}
