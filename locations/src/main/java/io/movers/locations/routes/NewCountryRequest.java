package io.movers.locations.routes;

import io.movers.common.web.Check;
import io.movers.common.web.Is;

@Check(field = "name", is = Is.NOT_EMPTY, trim = true, message = "Name is required")
record NewCountryRequest(String name) {}
