package io.movers.auth.routes;

import io.movers.common.validation.Constraint;
import io.movers.common.validation.FieldCheck;

@FieldCheck(field = "domain", is = Constraint.NOT_EMPTY, message = "Domain is required")
@FieldCheck(field = "client", is = Constraint.NOT_EMPTY, message = "Client is required")
@FieldCheck(field = "active", is = Constraint.NOT_EMPTY, message = "Active property is required")
@FieldCheck(field = "active", is = Constraint.BOOLEAN, message = "Active property is invalid")
@FieldCheck(field = "domain", is = Constraint.TEXT, max = 254)
@FieldCheck(field = "client", is = Constraint.TEXT)
record DomainRequest(String domain, String client, boolean active) {}
