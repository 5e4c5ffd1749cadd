package io.movers.auth.routes;

import io.movers.common.web.Check;
import io.movers.common.web.Is;

@Check(field = "email", is = Is.NOT_EMPTY, message = "Email is required")
@Check(field = "email", is = Is.EMAIL, message = "The email is invalid")
@Check(field = "client", is = Is.NOT_EMPTY, message = "Client is required")
@Check(field = "office", is = Is.NOT_EMPTY, message = "Office is required")
@Check(field = "active", is = Is.NOT_EMPTY, message = "Active property is required")
@Check(field = "active", is = Is.BOOLEAN, message = "Active property is invalid")
record EmailRequest(String email, String client, String office, boolean active) {}
