package io.movers.resources.routes;

import io.movers.common.security.Access;
import io.movers.common.security.Caller;
import io.movers.common.validation.Constraint;
import io.movers.common.validation.FieldCheck;
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

    @FieldCheck(field = "type", is = Constraint.NOT_EMPTY, message = "Type of the document is required")
    @FieldCheck(
            field = "resourceReference",
            is = Constraint.NOT_EMPTY,
            message = "The `resourceReference` attribute is required")
    @FieldCheck(
            field = "expeditionDate",
            is = Constraint.NOT_EMPTY,
            message = "The `expeditionDate` attribute is required")
    @FieldCheck(
            field = "expirationDate",
            is = Constraint.NOT_EMPTY,
            message = "The `expirationDate` attribute is required")
    @FieldCheck(
            field = "documentNumber",
            is = Constraint.NOT_EMPTY,
            message = "The `documentNumber` attribute is required")
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
