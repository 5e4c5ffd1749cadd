package io.movers.clients.routes;

import io.movers.common.validation.Constraint;
import io.movers.common.validation.FieldCheck;

@FieldCheck(field = "name", is = Constraint.NOT_EMPTY, message = "Name is required")
@FieldCheck(field = "nit", is = Constraint.NOT_EMPTY, message = "Nit is required")
@FieldCheck(field = "logo", is = Constraint.NOT_EMPTY, message = "Logo is required")
@FieldCheck(
        fields = {"name", "nit"},
        is = Constraint.TEXT)
@FieldCheck(field = "logo", is = Constraint.IMAGE)
record CreateClientRequest(String name, String nit, String logo) {}
