package io.movers.auth.routes;

import io.movers.auth.services.BulkLimits;
import io.movers.auth.services.DomainService;
import io.movers.common.validation.Constraint;
import io.movers.common.validation.FieldCheck;
import java.util.List;

@FieldCheck(field = "domains", is = Constraint.ARRAY, max = BulkLimits.ROWS, message = "Domains must be an array")
@FieldCheck(field = "domains", is = Constraint.NOT_EMPTY, message = "Domains are required array")
@FieldCheck(field = "domains.*.domain", is = Constraint.NOT_EMPTY, message = "Domain is required")
@FieldCheck(field = "domains.*.domain", is = Constraint.FQDN, message = "The domain is invalid")
@FieldCheck(field = "domains.*.client", is = Constraint.NOT_EMPTY, message = "Client is required")
record DomainsRequest(List<DomainService.Row> domains) {}
