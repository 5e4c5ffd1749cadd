package io.movers.resources.routes;

import io.movers.common.schema.Shape;
import io.movers.common.validation.Constraint;
import io.movers.common.validation.FieldCheck;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The resources for which to open check-ups. */
@FieldCheck(field = "resources", is = Constraint.ARRAY, max = BulkRequest.MAX, message = "Resources must be an array")
@FieldCheck(field = "resources.*.id", is = Constraint.NOT_EMPTY, message = "Resource id is required")
record LoadCheckupsRequest(
        @Shape(of = BulkRequest.Row.class) @Nullable List<JsonNode> resources) {}
