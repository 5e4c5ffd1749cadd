package io.movers.resources.services;

import io.movers.common.data.AggregateStore;
import io.movers.common.data.OptimisticRetry;
import io.movers.common.errors.BadRequestException;
import io.movers.resources.models.ResourceDocument;
import io.movers.resources.models.ResourceDocuments;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The papers of resources. */
@Service
public class DocumentService {
    private final ResourceDocuments documents;
    private final AggregateStore store;

    DocumentService(ResourceDocuments documents, AggregateStore store) {
        this.documents = documents;
        this.store = store;
    }

    /** Changes all of a document. */
    public ResourceDocument update(
            String id,
            String type,
            String resourceReference,
            @Nullable Instant expeditionDate,
            @Nullable Instant expirationDate,
            String documentNumber) {
        return OptimisticRetry.retry(() -> {
            ResourceDocument document =
                    documents.findById(id).orElseThrow(() -> new BadRequestException("Document does not exists"));
            document.describe(type, resourceReference, expeditionDate, expirationDate, documentNumber);
            store.save(document);
            return document;
        });
    }
}
