package io.movers.resources.models;

import java.time.Instant;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

/**
 * A document that was sent with a new resource. The resource contains it until it is stored in its own collection.
 *
 * @param id the id it will have there
 */
public record NewDocument(
        @Field("id") String id,
        String type,
        String resourceReference,
        Instant expeditionDate,
        @Nullable Instant expirationDate,
        @Nullable String documentNumber) {
    /** A document under a new id. */
    public static NewDocument create(
            String type,
            String resourceReference,
            Instant expeditionDate,
            @Nullable Instant expirationDate,
            @Nullable String documentNumber) {
        return new NewDocument(
                new ObjectId().toHexString(), type, resourceReference, expeditionDate, expirationDate, documentNumber);
    }
}
