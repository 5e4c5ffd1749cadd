package io.movers.resources.routes;

import io.movers.common.schema.Shape;
import io.movers.common.validation.Constraint;
import io.movers.common.validation.FieldCheck;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The resources to enable or disable. */
@FieldCheck(field = "resources", is = Constraint.NOT_EMPTY, message = "The resources param is required")
@FieldCheck(
        field = "resources",
        is = Constraint.ARRAY,
        max = BulkRequest.MAX,
        message = "The resources param must be an array")
@FieldCheck(field = "resources.*.id", is = Constraint.NOT_EMPTY, message = "The resource id is required")
record ResourceIdsRequest(
        @Shape(of = BulkRequest.Row.class) @Nullable List<JsonNode> resources) {}
