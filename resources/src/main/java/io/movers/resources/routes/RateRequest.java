package io.movers.resources.routes;

import io.movers.common.validation.Constraint;
import io.movers.common.validation.FieldCheck;
import org.jspecify.annotations.Nullable;

/** The rating of a rental. */
@FieldCheck(field = "comments", is = Constraint.FREE_TEXT)
record RateRequest(@Nullable Double rating, @Nullable String comments) {}
