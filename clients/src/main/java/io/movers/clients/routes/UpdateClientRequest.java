package io.movers.clients.routes;

import io.movers.common.validation.Constraint;
import io.movers.common.validation.FieldCheck;

@FieldCheck(field = "name", is = Constraint.NOT_EMPTY, message = "Name is required")
@FieldCheck(field = "nit", is = Constraint.NOT_EMPTY, message = "Nit is required")
@FieldCheck(field = "logo", is = Constraint.NOT_EMPTY, message = "Logo is required")
@FieldCheck(field = "mebAdmin", is = Constraint.NOT_EMPTY, message = "MEB admin is required")
@FieldCheck(field = "superAdminClient", is = Constraint.NOT_EMPTY, message = "Super admin client is required")
@FieldCheck(
        fields = {"name", "nit"},
        is = Constraint.TEXT)
@FieldCheck(field = "logo", is = Constraint.IMAGE)
record UpdateClientRequest(String name, String nit, String logo, String mebAdmin, String superAdminClient) {}
