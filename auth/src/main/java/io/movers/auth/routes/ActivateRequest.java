package io.movers.auth.routes;

import io.movers.common.errors.ApiError;
import io.movers.common.errors.RequestValidationException;
import io.movers.common.validation.Constraint;
import io.movers.common.validation.FieldCheck;
import java.util.List;
import org.jspecify.annotations.Nullable;

@FieldCheck(field = "email", is = Constraint.EMAIL, message = "Invalid email")
@FieldCheck(field = "email", is = Constraint.NOT_EMPTY, message = "Email is email")
@FieldCheck(field = "activationCode", is = Constraint.NOT_EMPTY, message = "Activation code is required")
@FieldCheck(field = "email", is = Constraint.TEXT, max = 254)
record ActivateRequest(String email, @Nullable Integer activationCode) {
    /** Returns the code. White space passes the checks, as recorded, but is refused here. */
    int code() {
        if (activationCode == null) {
            throw new RequestValidationException(
                    List.of(new ApiError("Activation code is required", "activationCode")));
        }
        return activationCode;
    }
}
