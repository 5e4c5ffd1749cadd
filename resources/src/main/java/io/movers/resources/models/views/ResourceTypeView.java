package io.movers.resources.models.views;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.movers.resources.models.ResourceType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A resource type; lists add its components and document types. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ResourceTypeView(
        String id,
        String type,
        String resourceTypeBrand,
        String resourceTypeModel,
        @Nullable Double checkupTime,
        @Nullable Double kmToMaintenance,
        @Nullable Boolean measureIndicators,
        String photo,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Instant deletedAt,
        @Nullable Long version,
        @Nullable List<ComponentView> components,
        @Nullable List<DocumentTypeView> documentTypes) {
    /** The view of that type alone. */
    public static ResourceTypeView of(ResourceType type) {
        return of(type, null, null);
    }

    /** The view of that type with its components and document types. */
    public static ResourceTypeView of(
            ResourceType type,
            @Nullable List<ComponentView> components,
            @Nullable List<DocumentTypeView> documentTypes) {
        return new ResourceTypeView(
                type.getId(),
                type.getType(),
                type.getResourceTypeBrand(),
                type.getResourceTypeModel(),
                type.getCheckupTime(),
                type.getKmToMaintenance(),
                type.getMeasureIndicators(),
                type.getPhoto(),
                type.getDeletedAt(),
                type.getVersion(),
                components,
                documentTypes);
    }
}
