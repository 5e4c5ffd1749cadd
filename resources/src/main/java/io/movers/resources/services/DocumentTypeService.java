package io.movers.resources.services;

import io.movers.common.data.AggregateStore;
import io.movers.common.data.OptimisticRetry;
import io.movers.common.errors.BadRequestException;
import io.movers.resources.models.DocumentType;
import io.movers.resources.models.DocumentTypes;
import io.movers.resources.models.ResourceType;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Service;

/** Document types of resource types. */
@Service
public class DocumentTypeService {
    private final ResourceTypeService types;
    private final DocumentTypes documentTypes;
    private final AggregateStore store;
    private final MongoTemplate mongo;

    DocumentTypeService(
            ResourceTypeService types, DocumentTypes documentTypes, AggregateStore store, MongoTemplate mongo) {
        this.types = types;
        this.documentTypes = documentTypes;
        this.store = store;
        this.mongo = mongo;
    }

    /** What a caller says about a document type. */
    public record Description(String name, boolean disables, boolean requiresPhoto, boolean expires) {
        private void describe(DocumentType type) {
            type.describe(name, disables, requiresPhoto, expires);
        }
    }

    /** Adds a document type to a resource type. */
    public DocumentType add(String typeId, Description said) {
        DocumentType documentType = new DocumentType();
        documentType.setResourceType(type(typeId).getType());
        said.describe(documentType);
        store.save(documentType);
        return documentType;
    }

    /** Changes a document type of a resource type. */
    public DocumentType update(String typeId, String id, Description said) {
        ResourceType type = type(typeId);
        return OptimisticRetry.retry(() -> {
            DocumentType documentType = find(type, id);
            said.describe(documentType);
            store.save(documentType);
            return documentType;
        });
    }

    /** Removes a document type of a resource type. */
    public void delete(String typeId, String id) {
        mongo.remove(find(type(typeId), id));
    }

    private ResourceType type(String id) {
        return types.usable(id).orElseThrow(() -> new BadRequestException("Resource Type does not exists"));
    }

    private DocumentType find(ResourceType type, String id) {
        return documentTypes
                .findById(id)
                .filter(found -> found.getResourceType().equals(type.getType()))
                .orElseThrow(() -> new BadRequestException("Document Type does not exists"));
    }
}
