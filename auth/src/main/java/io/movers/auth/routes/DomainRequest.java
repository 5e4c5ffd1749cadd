package io.movers.auth.routes;

import io.movers.common.web.Check;
import io.movers.common.web.Is;

@Check(field = "domain", is = Is.NOT_EMPTY, message = "Domain is required")
@Check(field = "client", is = Is.NOT_EMPTY, message = "Client is required")
@Check(field = "active", is = Is.NOT_EMPTY, message = "Active property is required")
@Check(field = "active", is = Is.BOOLEAN, message = "Active property is invalid")
record DomainRequest(String domain, String client, boolean active) {}
