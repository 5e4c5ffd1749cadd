package io.movers.common.json;

import io.movers.common.errors.ApiError;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Checks that are declared on the type to which a part of a body is bound. */
@FunctionalInterface
public interface BodyChecks {

    /** The violations in the node; empty if there are none. */
    List<ApiError> violations(JsonNode node, Class<?> type);
}
