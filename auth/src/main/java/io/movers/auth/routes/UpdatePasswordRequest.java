package io.movers.auth.routes;

import io.movers.common.validation.Constraint;
import io.movers.common.validation.FieldCheck;

@FieldCheck(field = "email", is = Constraint.EMAIL, message = "Invalid email")
@FieldCheck(field = "email", is = Constraint.NOT_EMPTY, message = "Email is email")
@FieldCheck(
        field = "password",
        is = Constraint.LENGTH,
        minFrom = "movers.passwords.min-length",
        maxFrom = "movers.passwords.max-length",
        trim = true,
        text = true,
        message = "La contraseña debe de tener entre {min} y {max} caracteres")
@FieldCheck(field = "activationCode", is = Constraint.NOT_EMPTY, message = "Activation code is required")
@FieldCheck(field = "email", is = Constraint.TEXT, max = 254)
@FieldCheck(field = "password", is = Constraint.TEXT)
@FieldCheck(field = "activationCode", is = Constraint.TEXT)
record UpdatePasswordRequest(String email, String password, String activationCode) {}
