package io.movers.resources.routes;

import io.movers.common.security.Access;
import io.movers.common.security.Caller;
import io.movers.common.web.Described;
import io.movers.resources.models.views.DocumentView;
import io.movers.resources.services.DocumentService;
import org.bson.types.ObjectId;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Documents of resources. */
@RestController
@Access({Caller.STAFF, Caller.INVENTORY_MANAGER})
class DocumentController {
    private final DocumentService documents;

    DocumentController(DocumentService documents) {
        this.documents = documents;
    }

    @PutMapping("/api/resources/documents/{id}/update")
    @Described("Replaces a document of a resource.")
    DocumentView updateDocument(@RequestBody UpdateDocumentRequest body, @PathVariable ObjectId id) {
        return DocumentView.of(documents.update(
                id.toHexString(),
                body.type(),
                body.resourceReference(),
                body.expeditionDate(),
                body.expirationDate(),
                body.documentNumber()));
    }
}
