package io.movers.clients.routes;

import io.movers.common.web.Check;
import io.movers.common.web.Is;

@Check(field = "name", is = Is.NOT_EMPTY, message = "Name is required")
@Check(field = "nit", is = Is.NOT_EMPTY, message = "Nit is required")
@Check(field = "logo", is = Is.NOT_EMPTY, message = "Logo is required")
@Check(field = "mebAdmin", is = Is.NOT_EMPTY, message = "MEB admin is required")
@Check(field = "superAdminClient", is = Is.NOT_EMPTY, message = "Super admin client is required")
record ChangedClientRequest(String name, String nit, Object logo, String mebAdmin, String superAdminClient) {}
