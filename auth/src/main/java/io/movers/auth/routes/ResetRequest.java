package io.movers.auth.routes;

import io.movers.common.web.Check;
import io.movers.common.web.Is;

@Check(field = "email", is = Is.EMAIL, message = "Invalid email")
@Check(field = "email", is = Is.NOT_EMPTY, message = "Email is email")
record ResetRequest(String email) {}
