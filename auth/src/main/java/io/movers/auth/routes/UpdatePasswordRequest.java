package io.movers.auth.routes;

import io.movers.common.validation.Constraint;
import io.movers.common.validation.FieldCheck;

@FieldCheck(field = "email", is = Constraint.EMAIL, message = "Invalid email")
@FieldCheck(field = "email", is = Constraint.NOT_EMPTY, message = "Email is email")
@FieldCheck(
        field = "password",
        is = Constraint.LENGTH,
        min = 4,
        max = 20,
        trim = true,
        text = true,
        message = "La contraseña debe de tener entre 4 y 20 caracteres")
@FieldCheck(field = "activationCode", is = Constraint.NOT_EMPTY, message = "Activation code is required")
record UpdatePasswordRequest(String email, String password, String activationCode) {}
