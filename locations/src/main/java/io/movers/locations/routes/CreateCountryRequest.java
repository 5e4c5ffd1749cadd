package io.movers.locations.routes;

import io.movers.common.validation.Constraint;
import io.movers.common.validation.FieldCheck;

@FieldCheck(field = "name", is = Constraint.NOT_EMPTY, trim = true, message = "Name is required")
record CreateCountryRequest(String name) {}
