package io.movers.auth.routes;

import io.movers.common.validation.Constraint;
import io.movers.common.validation.FieldCheck;

@FieldCheck(field = "email", is = Constraint.EMAIL, message = "Invalid email")
@FieldCheck(field = "email", is = Constraint.NOT_EMPTY, message = "Email is required")
@FieldCheck(field = "email", is = Constraint.TEXT, max = 254)
record EraseRequest(String email) {}
