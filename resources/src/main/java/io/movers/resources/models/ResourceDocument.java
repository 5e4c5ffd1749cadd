package io.movers.resources.models;

import io.movers.common.data.Aggregate;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/** A document of a resource, such as its insurance or technical inspection. */
@Document("documents")
@CompoundIndex(def = "{'resourceReference': 1, '_id': 1}")
public class ResourceDocument extends Aggregate {
    private String type = "";
    private String resourceReference = "";
    private @Nullable Instant expeditionDate;
    private @Nullable Instant expirationDate;
    private @Nullable String documentNumber;

    ResourceDocument() {}

    private ResourceDocument(String id) {
        super(id);
    }

    /** Creates the document, under the id that the resource has stored. */
    public static ResourceDocument from(NewDocument document) {
        ResourceDocument created = new ResourceDocument(document.id());
        created.describe(
                document.type(),
                document.resourceReference(),
                document.expeditionDate(),
                document.expirationDate(),
                document.documentNumber());
        return created;
    }

    /** Sets all fields. */
    public void describe(
            String type,
            String resourceReference,
            @Nullable Instant expeditionDate,
            @Nullable Instant expirationDate,
            @Nullable String documentNumber) {
        this.type = type;
        this.resourceReference = resourceReference;
        this.expeditionDate = expeditionDate;
        this.expirationDate = expirationDate;
        this.documentNumber = documentNumber;
    }

    public String getType() {
        return type;
    }

    public String getResourceReference() {
        return resourceReference;
    }

    public @Nullable Instant getExpeditionDate() {
        return expeditionDate;
    }

    public @Nullable Instant getExpirationDate() {
        return expirationDate;
    }

    public @Nullable String getDocumentNumber() {
        return documentNumber;
    }
}
