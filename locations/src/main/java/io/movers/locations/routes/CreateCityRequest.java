package io.movers.locations.routes;

import io.movers.common.validation.Constraint;
import io.movers.common.validation.FieldCheck;

@FieldCheck(field = "name", is = Constraint.NOT_EMPTY, trim = true, message = "Name is required")
@FieldCheck(field = "country", is = Constraint.NOT_EMPTY, trim = true, message = "Country is required")
@FieldCheck(
        fields = {"name", "country"},
        is = Constraint.TEXT)
record CreateCityRequest(String name, String country) {}
