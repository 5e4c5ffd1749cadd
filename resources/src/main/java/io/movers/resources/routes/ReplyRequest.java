package io.movers.resources.routes;

import io.movers.common.validation.Constraint;
import io.movers.common.validation.FieldCheck;

/** The reply to a rating. */
@FieldCheck(field = "reply", is = Constraint.NOT_EMPTY, message = "The reply is required")
@FieldCheck(field = "reply", is = Constraint.FREE_TEXT)
record ReplyRequest(String reply) {}
