package io.movers.clients.routes;

import io.movers.common.web.Check;
import io.movers.common.web.Is;
import java.util.List;

@Check(field = "offices", is = Is.NOT_EMPTY, message = "The offices param is required")
@Check(field = "offices", is = Is.ARRAY, message = "The offices param must be an array")
@Check(field = "offices.*.id", is = Is.NOT_EMPTY, message = "The office id is required")
record OfficeRowsRequest(List<Row> offices) {}
