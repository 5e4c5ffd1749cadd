package io.movers.resources.routes;

import io.movers.common.schema.Shape;
import io.movers.common.validation.Constraint;
import io.movers.common.validation.FieldCheck;

/** Names a check-up. */
@FieldCheck(field = "checkupId", is = Constraint.NOT_EMPTY, message = "The id of the checkup is required")
record CheckupRequest(@Shape(pattern = Shape.ID) String checkupId) {}
