package io.movers.resources.routes;

import io.movers.common.schema.Shape;
import io.movers.common.validation.Constraint;
import io.movers.common.validation.FieldCheck;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The components to enable or disable. */
@FieldCheck(field = "components", is = Constraint.NOT_EMPTY, message = "The components param is required")
@FieldCheck(
        field = "components",
        is = Constraint.ARRAY,
        max = BulkRequest.MAX,
        message = "The components param must be an array")
@FieldCheck(field = "components.*.id", is = Constraint.NOT_EMPTY, message = "The component id is required")
record ComponentIdsRequest(
        @Shape(of = BulkRequest.Row.class) @Nullable List<JsonNode> components) {}
