package io.movers.locations.routes;

import io.movers.common.validation.Constraint;
import io.movers.common.validation.FieldCheck;

@FieldCheck(field = "name", is = Constraint.NOT_EMPTY, trim = true, message = "Name is required")
@FieldCheck(field = "name", is = Constraint.TEXT)
record CreateCountryRequest(String name) {}
