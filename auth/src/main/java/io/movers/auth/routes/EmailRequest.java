package io.movers.auth.routes;

import io.movers.common.validation.Constraint;
import io.movers.common.validation.FieldCheck;

@FieldCheck(field = "email", is = Constraint.NOT_EMPTY, message = "Email is required")
@FieldCheck(field = "email", is = Constraint.EMAIL, message = "The email is invalid")
@FieldCheck(field = "client", is = Constraint.NOT_EMPTY, message = "Client is required")
@FieldCheck(field = "office", is = Constraint.NOT_EMPTY, message = "Office is required")
@FieldCheck(field = "active", is = Constraint.NOT_EMPTY, message = "Active property is required")
@FieldCheck(field = "active", is = Constraint.BOOLEAN, message = "Active property is invalid")
@FieldCheck(field = "email", is = Constraint.TEXT, max = 254)
@FieldCheck(
        fields = {"client", "office"},
        is = Constraint.TEXT)
record EmailRequest(String email, String client, String office, boolean active) {}
