package io.movers.resources.routes;

import io.movers.common.validation.Constraint;
import io.movers.common.validation.FieldCheck;
import org.jspecify.annotations.Nullable;

/** A row of the resources that get new lock codes. */
@FieldCheck(field = "reference", is = Constraint.TEXT)
record LockerRowRequest(
        @Nullable String reference, @Nullable Double lockerPassword) {}
