package io.movers.auth.services;

import io.movers.common.errors.ApiError;
import io.movers.common.errors.RequestValidationException;
import io.movers.common.security.Role;
import java.util.List;

/** Reads roles in request bodies. */
public final class Roles {
    private Roles() {}

    public static Role require(String value) {
        Role role = Role.find(value);
        if (role == null) {
            throw new RequestValidationException(List.of(new ApiError("Invalid value", "role")));
        }
        return role;
    }
}
