package io.movers.auth.routes;

import io.movers.common.validation.Constraint;
import io.movers.common.validation.FieldCheck;

@FieldCheck(field = "email", is = Constraint.EMAIL, message = "Invalid email")
@FieldCheck(field = "email", is = Constraint.NOT_EMPTY, message = "Email is email")
@FieldCheck(field = "activationCode", is = Constraint.NOT_EMPTY, message = "Activation code is required")
record ActivateRequest(String email, Integer activationCode) {}
