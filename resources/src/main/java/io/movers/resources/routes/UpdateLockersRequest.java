package io.movers.resources.routes;

import io.movers.common.schema.Shape;
import io.movers.common.validation.Constraint;
import io.movers.common.validation.FieldCheck;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The resources that get new lock codes. */
@FieldCheck(field = "resources", is = Constraint.NOT_EMPTY, message = "The resources param is required")
@FieldCheck(
        field = "resources",
        is = Constraint.ARRAY,
        max = BulkRequest.MAX,
        message = "The resources param must be an array")
@FieldCheck(field = "resources.*.reference", is = Constraint.NOT_EMPTY, message = "Resource reference is required.")
@FieldCheck(
        field = "resources.*.lockerPassword",
        is = Constraint.NOT_EMPTY,
        message = "Resource lockerPassword is required.")
record UpdateLockersRequest(
        @Shape(of = LockerRowRequest.class) @Nullable List<JsonNode> resources) {}
