package io.movers.resources.routes;

import io.movers.common.schema.Shape;
import io.movers.common.validation.Constraint;
import io.movers.common.validation.FieldCheck;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The resources to load. */
@FieldCheck(field = "resources", is = Constraint.NOT_EMPTY, message = "The resources param is required")
@FieldCheck(
        field = "resources",
        is = Constraint.ARRAY,
        max = BulkRequest.MAX,
        message = "The resources param must be an array")
@FieldCheck(field = "resources.*.type", is = Constraint.NOT_EMPTY, message = "Resource type is required.")
@FieldCheck(field = "resources.*.reference", is = Constraint.NOT_EMPTY, message = "Resource reference is required.")
@FieldCheck(field = "resources.*.qrCode", is = Constraint.NOT_EMPTY, message = "Resource qrCode is required.")
@FieldCheck(
        field = "resources.*.lockerPassword",
        is = Constraint.NOT_EMPTY,
        message = "Resource lockerPassword is required.")
@FieldCheck(field = "resources.*.client", is = Constraint.NOT_EMPTY, message = "Resource client is required.")
@FieldCheck(field = "resources.*.office", is = Constraint.NOT_EMPTY, message = "Resource office is required.")
@FieldCheck(field = "resources.*.loanTime", is = Constraint.NOT_EMPTY, message = "Resource loanTime is required.")
record LoadResourcesRequest(
        @Shape(of = ResourceRowRequest.class) @Nullable List<JsonNode> resources) {}
