package io.movers.resources.routes;

import io.movers.common.security.Access;
import io.movers.common.security.Caller;
import io.movers.common.validation.Constraint;
import io.movers.common.validation.FieldCheck;
import io.movers.resources.models.views.DocumentTypeView;
import io.movers.resources.services.DocumentTypeService;
import io.movers.resources.services.DocumentTypeService.Description;
import org.bson.types.ObjectId;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/resources/resource-types/{id}/document-types")
@Access({Caller.STAFF, Caller.INVENTORY_MANAGER})
class DocumentTypesController {
    private final DocumentTypeService documentTypes;

    DocumentTypesController(DocumentTypeService documentTypes) {
        this.documentTypes = documentTypes;
    }

    @FieldCheck(field = "name", is = Constraint.NOT_EMPTY, message = "Name of the document is required")
    @FieldCheck(field = "disables", is = Constraint.NOT_EMPTY, message = "The `disables` attribute is required")
    @FieldCheck(field = "expires", is = Constraint.NOT_EMPTY, message = "The `expires` attribute is required")
    @FieldCheck(
            field = "requiresPhoto",
            is = Constraint.NOT_EMPTY,
            message = "The `requiresPhoto` attribute is required")
    @FieldCheck(field = "disables", is = Constraint.BOOLEAN, message = "The `disables` attribute must be a boolean")
    @FieldCheck(field = "expires", is = Constraint.BOOLEAN, message = "The `expires` attribute must be a boolean")
    @FieldCheck(
            field = "requiresPhoto",
            is = Constraint.BOOLEAN,
            message = "The `requiresPhoto` attribute must be a boolean")
    record DocumentTypeRequest(String name, boolean disables, boolean expires, boolean requiresPhoto) {
        private Description description() {
            return new Description(name, disables, requiresPhoto, expires);
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    DocumentTypeView add(@RequestBody DocumentTypeRequest body, @PathVariable ObjectId id) {
        return DocumentTypeView.of(documentTypes.add(id.toHexString(), body.description()));
    }

    @PutMapping("/{documentId}")
    DocumentTypeView update(
            @RequestBody DocumentTypeRequest body, @PathVariable ObjectId id, @PathVariable ObjectId documentId) {
        return DocumentTypeView.of(
                documentTypes.update(id.toHexString(), documentId.toHexString(), body.description()));
    }

    @DeleteMapping("/{documentId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable ObjectId id, @PathVariable ObjectId documentId) {
        documentTypes.delete(id.toHexString(), documentId.toHexString());
    }
}
