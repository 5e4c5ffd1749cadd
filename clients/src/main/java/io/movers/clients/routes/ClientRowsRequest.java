package io.movers.clients.routes;

import io.movers.common.web.Check;
import io.movers.common.web.Is;
import java.util.List;

@Check(field = "clients", is = Is.NOT_EMPTY, message = "The clients param is required")
@Check(field = "clients", is = Is.ARRAY, message = "The clients param must be an array")
@Check(field = "clients.*.id", is = Is.NOT_EMPTY, message = "The client id is required")
record ClientRowsRequest(List<Row> clients) {}
