package io.movers.resources.routes;

import io.movers.common.validation.Constraint;
import io.movers.common.validation.FieldCheck;
import io.movers.resources.services.DocumentTypeService.Description;

/** The fields of a document type. */
@FieldCheck(field = "name", is = Constraint.NOT_EMPTY, message = "Name of the document is required")
@FieldCheck(field = "disables", is = Constraint.NOT_EMPTY, message = "The `disables` attribute is required")
@FieldCheck(field = "expires", is = Constraint.NOT_EMPTY, message = "The `expires` attribute is required")
@FieldCheck(field = "requiresPhoto", is = Constraint.NOT_EMPTY, message = "The `requiresPhoto` attribute is required")
@FieldCheck(field = "disables", is = Constraint.BOOLEAN, message = "The `disables` attribute must be a boolean")
@FieldCheck(field = "expires", is = Constraint.BOOLEAN, message = "The `expires` attribute must be a boolean")
@FieldCheck(
        field = "requiresPhoto",
        is = Constraint.BOOLEAN,
        message = "The `requiresPhoto` attribute must be a boolean")
@FieldCheck(field = "name", is = Constraint.TEXT)
record DocumentTypeRequest(String name, boolean disables, boolean expires, boolean requiresPhoto) {
    Description description() {
        return new Description(name, disables, requiresPhoto, expires);
    }
}
