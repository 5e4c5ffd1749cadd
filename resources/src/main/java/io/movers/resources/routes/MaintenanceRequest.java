package io.movers.resources.routes;

import io.movers.common.schema.Shape;
import io.movers.common.validation.Constraint;
import io.movers.common.validation.FieldCheck;

/** Names a maintenance. */
@FieldCheck(field = "maintenanceId", is = Constraint.NOT_EMPTY, message = "The id of the maintenance is required")
record MaintenanceRequest(@Shape(pattern = Shape.ID) String maintenanceId) {}
