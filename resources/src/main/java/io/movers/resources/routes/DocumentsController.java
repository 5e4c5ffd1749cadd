package io.movers.resources.routes;

import io.movers.common.security.Access;
import io.movers.common.security.Caller;
import io.movers.common.web.Check;
import io.movers.common.web.Is;
import io.movers.resources.models.views.DocumentView;
import io.movers.resources.services.DocumentService;
import java.time.Instant;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Access({Caller.STAFF, Caller.INVENTORY_MANAGER})
class DocumentsController {
    private final DocumentService documents;

    DocumentsController(DocumentService documents) {
        this.documents = documents;
    }

    @Check(field = "type", is = Is.NOT_EMPTY, message = "Type of the document is required")
    @Check(field = "resourceReference", is = Is.NOT_EMPTY, message = "The `resourceReference` attribute is required")
    @Check(field = "expeditionDate", is = Is.NOT_EMPTY, message = "The `expeditionDate` attribute is required")
    @Check(field = "expirationDate", is = Is.NOT_EMPTY, message = "The `expirationDate` attribute is required")
    @Check(field = "documentNumber", is = Is.NOT_EMPTY, message = "The `documentNumber` attribute is required")
    record UpdateDocument(
            String type,
            String resourceReference,
            @Nullable Instant expeditionDate,
            @Nullable Instant expirationDate,
            String documentNumber) {}

    @PutMapping("/api/resources/documents/{id}/update")
    DocumentView update(@RequestBody UpdateDocument body, @PathVariable ObjectId id) {
        return DocumentView.of(documents.update(
                id.toHexString(),
                body.type(),
                body.resourceReference(),
                body.expeditionDate(),
                body.expirationDate(),
                body.documentNumber()));
    }
}
