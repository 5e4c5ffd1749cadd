package io.movers.resources.services;

import io.movers.common.data.Command;
import io.movers.common.data.OptimisticRetry;
import io.movers.common.errors.BadRequestException;
import io.movers.resources.models.DocumentType;
import io.movers.resources.models.DocumentTypeRepository;
import io.movers.resources.models.ResourceType;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Document types of resource types. */
@Service
public class DocumentTypeService {
    private final ResourceTypeService types;
    private final DocumentTypeRepository documentTypes;

    DocumentTypeService(ResourceTypeService types, DocumentTypeRepository documentTypes) {
        this.types = types;
        this.documentTypes = documentTypes;
    }

    /** The fields of a document type that a caller sets. */
    public record Description(String name, boolean disables, boolean requiresPhoto, boolean expires) {
        private void describe(DocumentType type) {
            type.describe(name, disables, requiresPhoto, expires);
        }
    }

    /** Adds a document type to a resource type. */
    public DocumentType add(String typeId, Description description) {
        return Command.once(DocumentType.class, () -> {
            DocumentType documentType = new DocumentType();
            documentType.setResourceType(type(typeId).getType());
            description.describe(documentType);
            documentTypes.save(documentType);
            return documentType;
        });
    }

    /** Changes a document type of a resource type. */
    public DocumentType update(String typeId, String id, Description description) {
        return Command.once(DocumentType.class, id, () -> {
            ResourceType type = type(typeId);
            return OptimisticRetry.retry(() -> {
                DocumentType documentType = find(type, id).orElseThrow(DocumentTypeService::unknown);
                description.describe(documentType);
                documentTypes.save(documentType);
                return documentType;
            });
        });
    }

    /** Removes a document type of a resource type. */
    public void delete(String typeId, String id) {
        Command.removeOnce(id, find(type(typeId), id), DocumentTypeService::unknown, documentTypes::delete);
    }

    private ResourceType type(String id) {
        return types.usable(id).orElseThrow(() -> new BadRequestException("Resource Type does not exists"));
    }

    private Optional<DocumentType> find(ResourceType type, String id) {
        return documentTypes
                .findById(id)
                .filter(found -> found.getResourceType().equals(type.getType()));
    }

    private static BadRequestException unknown() {
        return new BadRequestException("Document Type does not exists");
    }
}
