package io.movers.resources.services;

import io.movers.common.data.Command;
import io.movers.common.data.OptimisticRetry;
import io.movers.common.errors.BadRequestException;
import io.movers.resources.models.ResourceDocument;
import io.movers.resources.models.ResourceDocumentRepository;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Documents of resources. */
@Service
public class DocumentService {
    private final ResourceDocumentRepository documents;

    DocumentService(ResourceDocumentRepository documents) {
        this.documents = documents;
    }

    /** Replaces all fields of a document. */
    public ResourceDocument update(
            String id,
            String type,
            String resourceReference,
            @Nullable Instant expeditionDate,
            @Nullable Instant expirationDate,
            String documentNumber) {
        return Command.once(
                ResourceDocument.class,
                id,
                () -> OptimisticRetry.retry(() -> {
                    ResourceDocument document = documents
                            .findById(id)
                            .orElseThrow(() -> new BadRequestException("Document does not exists"));
                    document.describe(type, resourceReference, expeditionDate, expirationDate, documentNumber);
                    documents.save(document);
                    return document;
                }));
    }
}
