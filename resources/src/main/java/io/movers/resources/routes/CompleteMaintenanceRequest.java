package io.movers.resources.routes;

import io.movers.common.images.ImageForm;
import io.movers.common.schema.Shape;
import io.movers.common.validation.Constraint;
import io.movers.common.validation.FieldCheck;
import java.util.List;

/** The findings of a maintenance. */
@FieldCheck(field = "components", is = Constraint.NOT_EMPTY, message = "components param is required")
@FieldCheck(field = "maintenanceId", is = Constraint.NOT_EMPTY, message = "The id of the maintenance is required")
@FieldCheck(
        field = "components",
        is = Constraint.ARRAY,
        max = FindingRequest.MAX,
        message = "components param must be an array")
@FieldCheck(
        field = "components.*.componentId",
        is = Constraint.NOT_EMPTY,
        message = "The id of the component is required")
@FieldCheck(
        field = "components.*.status",
        is = Constraint.NOT_EMPTY,
        message = "The status of the component is required")
@FieldCheck(
        field = "components.*.componentName",
        is = Constraint.NOT_EMPTY,
        message = "The name of the component is required")
@FieldCheck(
        fields = {"components.*.componentId", "components.*.componentName", "components.*.status"},
        is = Constraint.TEXT)
@FieldCheck(field = "components.*.comment", is = Constraint.FREE_TEXT)
@FieldCheck(field = "components.*.photo", is = Constraint.IMAGE, forms = ImageForm.DATA_URL)
record CompleteMaintenanceRequest(@Shape(pattern = Shape.ID) String maintenanceId, List<FindingRequest> components) {}
