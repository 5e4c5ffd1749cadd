package io.movers.clients.routes;

import io.movers.common.validation.Constraint;
import io.movers.common.validation.FieldCheck;
import java.util.List;

@FieldCheck(field = "offices", is = Constraint.NOT_EMPTY, message = "The offices param is required")
@FieldCheck(field = "offices", is = Constraint.ARRAY, message = "The offices param must be an array")
@FieldCheck(field = "offices", is = Constraint.ROWS, max = RowRequest.MAX_ROWS, message = RowRequest.TOO_MANY)
@FieldCheck(field = "offices.*.id", is = Constraint.NOT_EMPTY, message = "The office id is required")
record OfficeRowsRequest(List<RowRequest> offices) {}
