package io.movers.auth.routes;

import io.movers.auth.services.BulkLimits;
import io.movers.auth.services.NewUserRow;
import io.movers.common.schema.Shape;
import io.movers.common.security.Role;
import io.movers.common.validation.Constraint;
import io.movers.common.validation.FieldCheck;
import java.util.List;

@FieldCheck(field = "users", is = Constraint.NOT_EMPTY, message = "The users param is required")
@FieldCheck(
        field = "users",
        is = Constraint.ARRAY,
        max = BulkLimits.NEW_USERS,
        message = "The users param must be an array")
@FieldCheck(field = "users.*.firstName", is = Constraint.NOT_EMPTY, message = "The firstName is required")
@FieldCheck(
        field = "users.*.mainTransportationMethod",
        is = Constraint.NOT_EMPTY,
        message = "The mainTransportationMethod is required")
@FieldCheck(
        field = "users.*.secondaryTransportationMethod",
        is = Constraint.NOT_EMPTY,
        message = "The secondaryTransportationMethod is required")
@FieldCheck(field = "users.*.lastName", is = Constraint.NOT_EMPTY, message = "The lastName is required")
@FieldCheck(field = "users.*.client", is = Constraint.NOT_EMPTY, message = "The client is required")
@FieldCheck(
        field = "users.*.password",
        is = Constraint.LENGTH,
        minFrom = "movers.passwords.min-length",
        maxFrom = "movers.passwords.max-length",
        trim = true,
        text = true,
        message = "Invalid value")
@FieldCheck(field = "users.*.email", is = Constraint.NOT_EMPTY, message = "The email is required")
@FieldCheck(field = "users.*.email", is = Constraint.EMAIL, message = "The email is invalid")
@FieldCheck(field = "users.*.office", is = Constraint.NOT_EMPTY, message = "The office is required")
@FieldCheck(field = "role", is = Constraint.NOT_EMPTY, message = "Role is required")
record LoadUsersRequest(
        List<NewUserRow> users, @Shape(oneOf = Role.class) String role) {}
