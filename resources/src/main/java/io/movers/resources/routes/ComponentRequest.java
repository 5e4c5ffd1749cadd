package io.movers.resources.routes;

import io.movers.common.validation.Constraint;
import io.movers.common.validation.FieldCheck;
import io.movers.resources.models.Component;
import io.movers.resources.services.ComponentService.Description;

/** The fields of a component. */
// The messages about tickets are swapped, as recorded; front-ends show them.
@FieldCheck(field = "name", is = Constraint.NOT_EMPTY, message = "Name is required")
@FieldCheck(field = "componentBrand", is = Constraint.NOT_EMPTY, message = "Brand is required")
@FieldCheck(field = "componentModel", is = Constraint.NOT_EMPTY, message = "Model is required")
@FieldCheck(field = "regularCondition", is = Constraint.NOT_EMPTY, message = "Regular condition object required")
@FieldCheck(
        field = "regularCondition.disables",
        is = Constraint.NOT_EMPTY,
        message = "Regular condition disables property is required")
@FieldCheck(
        field = "regularCondition.disables",
        is = Constraint.BOOLEAN,
        message = "Regular condition disables property is invalid")
@FieldCheck(
        field = "regularCondition.ticket",
        is = Constraint.NOT_EMPTY,
        message = "Regular condition ticket property is required")
@FieldCheck(
        field = "regularCondition.ticket",
        is = Constraint.BOOLEAN,
        message = "Bad condition ticket property is invalid")
@FieldCheck(
        field = "badCondition.disables",
        is = Constraint.NOT_EMPTY,
        message = "Bad condition disables property is required")
@FieldCheck(
        field = "badCondition.disables",
        is = Constraint.BOOLEAN,
        message = "Bad condition disables property is invalid")
@FieldCheck(
        field = "badCondition.ticket",
        is = Constraint.NOT_EMPTY,
        message = "Bad condition ticket property is required")
@FieldCheck(
        field = "badCondition.ticket",
        is = Constraint.BOOLEAN,
        message = "Regular condition ticket property is invalid")
@FieldCheck(field = "regularCondition", is = Constraint.OBJECT, message = "Regular condition object required")
@FieldCheck(field = "badCondition", is = Constraint.NOT_EMPTY, message = "Bad condition object required")
@FieldCheck(field = "badCondition", is = Constraint.OBJECT, message = "Bad condition object required")
@FieldCheck(
        fields = {"name", "componentBrand", "componentModel"},
        is = Constraint.TEXT)
record ComponentRequest(
        String name,
        String componentBrand,
        String componentModel,
        Component.Condition regularCondition,
        Component.Condition badCondition) {
    Description description() {
        return new Description(name, componentBrand, componentModel, regularCondition, badCondition);
    }
}
