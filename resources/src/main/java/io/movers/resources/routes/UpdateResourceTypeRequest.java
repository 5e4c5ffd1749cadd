package io.movers.resources.routes;

import io.movers.common.validation.Constraint;
import io.movers.common.validation.FieldCheck;
import org.jspecify.annotations.Nullable;

/** The new fields of a resource type. */
@FieldCheck(field = "type", is = Constraint.NOT_EMPTY, message = "Resource type is required.")
@FieldCheck(field = "brand", is = Constraint.NOT_EMPTY, message = "The brand of the resource is required.")
@FieldCheck(field = "model", is = Constraint.NOT_EMPTY, message = "The model of the resource is required.")
@FieldCheck(field = "measureIndicators", is = Constraint.NOT_EMPTY, message = "measureIndicators is required.")
@FieldCheck(field = "measureIndicators", is = Constraint.BOOLEAN, message = "measureIndicators must be a boolean.")
@FieldCheck(field = "checkupTime", is = Constraint.NOT_EMPTY, message = "The checkup time of the resource is required.")
@FieldCheck(field = "checkupTime", is = Constraint.NUMERIC, message = "The checkup time of the resource is required.")
@FieldCheck(field = "photo", is = Constraint.NOT_EMPTY, message = "The photo of the resource is required.")
@FieldCheck(
        fields = {"type", "brand", "model"},
        is = Constraint.TEXT)
@FieldCheck(field = "photo", is = Constraint.IMAGE)
record UpdateResourceTypeRequest(
        String type,
        String brand,
        String model,
        @Nullable Boolean measureIndicators,
        @Nullable Double checkupTime,
        String photo) {}
