package io.movers.auth.routes;

import io.movers.auth.services.AuthorizedDomains;
import io.movers.common.web.Check;
import io.movers.common.web.Is;
import java.util.List;

@Check(field = "domains", is = Is.ARRAY, max = Bulk.ROWS, message = "Domains must be an array")
@Check(field = "domains", is = Is.NOT_EMPTY, message = "Domains are required array")
@Check(field = "domains.*.domain", is = Is.NOT_EMPTY, message = "Domain is required")
@Check(field = "domains.*.domain", is = Is.FQDN, message = "The domain is invalid")
@Check(field = "domains.*.client", is = Is.NOT_EMPTY, message = "Client is required")
record DomainsRequest(List<AuthorizedDomains.Row> domains) {}
