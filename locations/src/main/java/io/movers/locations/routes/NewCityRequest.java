package io.movers.locations.routes;

import io.movers.common.web.Check;
import io.movers.common.web.Is;

@Check(field = "name", is = Is.NOT_EMPTY, trim = true, message = "Name is required")
@Check(field = "country", is = Is.NOT_EMPTY, trim = true, message = "Country is required")
record NewCityRequest(String name, String country) {}
