package io.movers.resources.models.views;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.movers.resources.models.ResourceDocument;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A document of a resource. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DocumentView(
        String id,
        String type,
        String resourceReference,
        @Nullable Instant expeditionDate,
        @Nullable Instant expirationDate,
        @Nullable String documentNumber,
        @Nullable Long version) {
    /** The view of that document. */
    public static DocumentView of(ResourceDocument document) {
        return new DocumentView(
                document.getId(),
                document.getType(),
                document.getResourceReference(),
                document.getExpeditionDate(),
                document.getExpirationDate(),
                document.getDocumentNumber(),
                document.getVersion());
    }
}
