package io.movers.resources.routes;

import io.movers.common.validation.Constraint;
import io.movers.common.validation.FieldCheck;

/** The reply to a rating. */
@FieldCheck(field = "reply", is = Constraint.NOT_EMPTY, message = "The reply is required")
record ReplyRequest(String reply) {}
