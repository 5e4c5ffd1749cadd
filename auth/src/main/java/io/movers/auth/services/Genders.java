package io.movers.auth.services;

import io.movers.common.errors.ApiError;
import io.movers.common.errors.RequestValidationException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The genders that an account can have. */
final class Genders {
    private static final Set<String> KNOWN = Set.of("male", "female");

    private Genders() {}

    static void check(@Nullable String gender) {
        if (gender != null && !KNOWN.contains(gender)) {
            throw new RequestValidationException(List.of(new ApiError("Invalid value", "gender")));
        }
    }
}
