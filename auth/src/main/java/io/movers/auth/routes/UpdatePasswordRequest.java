package io.movers.auth.routes;

import io.movers.common.web.Check;
import io.movers.common.web.Is;

@Check(field = "email", is = Is.EMAIL, message = "Invalid email")
@Check(field = "email", is = Is.NOT_EMPTY, message = "Email is email")
@Check(
        field = "password",
        is = Is.LENGTH,
        min = 4,
        max = 20,
        trim = true,
        text = true,
        message = "La contraseña debe de tener entre 4 y 20 caracteres")
@Check(field = "activationCode", is = Is.NOT_EMPTY, message = "Activation code is required")
record UpdatePasswordRequest(String email, String password, String activationCode) {}
