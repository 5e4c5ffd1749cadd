package io.movers.auth.routes;

import io.movers.auth.services.LoadUsers;
import io.movers.common.web.Check;
import io.movers.common.web.Is;
import java.util.List;

@Check(field = "users", is = Is.NOT_EMPTY, message = "The users param is required")
@Check(field = "users", is = Is.ARRAY, max = Bulk.NEW_USERS, message = "The users param must be an array")
@Check(field = "users.*.firstName", is = Is.NOT_EMPTY, message = "The firstName is required")
@Check(
        field = "users.*.mainTransportationMethod",
        is = Is.NOT_EMPTY,
        message = "The mainTransportationMethod is required")
@Check(
        field = "users.*.secondaryTransportationMethod",
        is = Is.NOT_EMPTY,
        message = "The secondaryTransportationMethod is required")
@Check(field = "users.*.lastName", is = Is.NOT_EMPTY, message = "The lastName is required")
@Check(field = "users.*.client", is = Is.NOT_EMPTY, message = "The client is required")
@Check(
        field = "users.*.password",
        is = Is.LENGTH,
        min = 4,
        max = 20,
        trim = true,
        text = true,
        message = "Invalid value")
@Check(field = "users.*.email", is = Is.NOT_EMPTY, message = "The email is required")
@Check(field = "users.*.email", is = Is.EMAIL, message = "The email is invalid")
@Check(field = "users.*.office", is = Is.NOT_EMPTY, message = "The office is required")
@Check(field = "role", is = Is.NOT_EMPTY, message = "Role is required")
record LoadUsersRequest(List<LoadUsers.Row> users, String role) {}
