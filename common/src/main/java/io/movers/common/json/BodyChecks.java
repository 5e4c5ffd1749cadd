package io.movers.common.json;

import io.movers.common.errors.ApiError;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Checks that are declared on the type which a part of a body is bound to. */
@FunctionalInterface
public interface BodyChecks {

    /** What is wrong with the node; empty when nothing is. */
    List<ApiError> violations(JsonNode node, Class<?> type);
}
