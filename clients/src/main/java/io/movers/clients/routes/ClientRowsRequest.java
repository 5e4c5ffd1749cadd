package io.movers.clients.routes;

import io.movers.common.validation.Constraint;
import io.movers.common.validation.FieldCheck;
import java.util.List;

@FieldCheck(field = "clients", is = Constraint.NOT_EMPTY, message = "The clients param is required")
@FieldCheck(field = "clients", is = Constraint.ARRAY, message = "The clients param must be an array")
@FieldCheck(field = "clients", is = Constraint.ROWS, max = RowRequest.MAX_ROWS, message = RowRequest.TOO_MANY)
@FieldCheck(field = "clients.*.id", is = Constraint.NOT_EMPTY, message = "The client id is required")
record ClientRowsRequest(List<RowRequest> clients) {}
