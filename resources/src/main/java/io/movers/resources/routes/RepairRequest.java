package io.movers.resources.routes;

import io.movers.common.schema.Shape;
import io.movers.common.validation.Constraint;
import io.movers.common.validation.FieldCheck;

/** Names a repair. */
@FieldCheck(field = "repairId", is = Constraint.NOT_EMPTY, message = "The id of the repair is required")
record RepairRequest(@Shape(pattern = Shape.ID) String repairId) {}
