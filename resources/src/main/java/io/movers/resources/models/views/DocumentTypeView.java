package io.movers.resources.models.views;

import io.movers.resources.models.DocumentType;
import org.jspecify.annotations.Nullable;

/** A document type of a resource type. */
public record DocumentTypeView(
        String id,
        String name,
        boolean disables,
        boolean requiresPhoto,
        boolean expires,
        String resourceType,
        @Nullable Long version) {
    /** The view of that document type. */
    public static DocumentTypeView of(DocumentType type) {
        return new DocumentTypeView(
                type.getId(),
                type.getName(),
                type.isDisables(),
                type.isRequiresPhoto(),
                type.isExpires(),
                type.getResourceType(),
                type.getVersion());
    }
}
