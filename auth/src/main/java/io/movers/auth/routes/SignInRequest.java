package io.movers.auth.routes;

import io.movers.common.validation.Constraint;
import io.movers.common.validation.FieldCheck;

@FieldCheck(field = "email", is = Constraint.EMAIL, message = "Invalid email")
@FieldCheck(field = "password", is = Constraint.NOT_EMPTY, trim = true, text = true, message = "Must provide password")
@FieldCheck(field = "email", is = Constraint.TEXT, max = 254)
@FieldCheck(field = "password", is = Constraint.TEXT, max = 1_000)
record SignInRequest(String email, String password) {}
