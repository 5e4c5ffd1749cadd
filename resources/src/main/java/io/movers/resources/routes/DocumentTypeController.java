package io.movers.resources.routes;

import io.movers.common.security.Access;
import io.movers.common.security.Caller;
import io.movers.common.web.Described;
import io.movers.resources.models.views.DocumentTypeView;
import io.movers.resources.services.DocumentTypeService;
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

/** Document types of resource types. */
@RestController
@RequestMapping("/api/resources/resource-types/{id}/document-types")
@Access({Caller.STAFF, Caller.INVENTORY_MANAGER})
class DocumentTypeController {
    private final DocumentTypeService documentTypes;

    DocumentTypeController(DocumentTypeService documentTypes) {
        this.documentTypes = documentTypes;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Described("Adds a document type to a resource type.")
    DocumentTypeView createDocumentType(@RequestBody DocumentTypeRequest body, @PathVariable ObjectId id) {
        return DocumentTypeView.of(documentTypes.add(id.toHexString(), body.description()));
    }

    @PutMapping("/{documentId}")
    @Described("Changes a document type.")
    DocumentTypeView updateDocumentType(
            @RequestBody DocumentTypeRequest body, @PathVariable ObjectId id, @PathVariable ObjectId documentId) {
        return DocumentTypeView.of(
                documentTypes.update(id.toHexString(), documentId.toHexString(), body.description()));
    }

    @DeleteMapping("/{documentId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Described("Deletes a document type.")
    void deleteDocumentType(@PathVariable ObjectId id, @PathVariable ObjectId documentId) {
        documentTypes.delete(id.toHexString(), documentId.toHexString());
    }
}
