package io.movers.resources.routes;

import io.movers.common.errors.BadRequestException;
import io.movers.common.schema.Shape;
import io.movers.common.validation.Constraint;
import io.movers.common.validation.FieldCheck;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The resources for which to open maintenances.
 *
 * @param resources an array; a text counts as an empty one, and anything else is refused
 */
@FieldCheck(
        field = "resources",
        is = Constraint.ROWS,
        max = BulkRequest.MAX,
        message = "At most {max} rows are taken in one call")
record LoadMaintenancesRequest(
        @Shape(of = BulkRequest.Row.class, rows = BulkRequest.MAX) @Nullable JsonNode resources) {
    List<JsonNode> rows() {
        if (resources == null || !(resources.isArray() || resources.isString())) {
            throw new BadRequestException("The resources param must be an array");
        }
        return resources.isArray() ? List.copyOf(resources.values()) : List.of();
    }
}
