package io.movers.auth.routes;

import io.movers.common.web.Check;
import io.movers.common.web.Is;

@Check(field = "email", is = Is.EMAIL, message = "Invalid email")
@Check(field = "password", is = Is.NOT_EMPTY, trim = true, text = true, message = "Must provide password")
record SignInRequest(String email, String password) {}
