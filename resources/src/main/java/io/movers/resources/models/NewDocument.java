package io.movers.resources.models;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

/**
 * A document that came with a resource, until it is in its own collection.
 *
 * @param id the id it will have there
 */
public record NewDocument(
        @Field("id") String id,
        String type,
        String resourceReference,
        Instant expeditionDate,
        @Nullable Instant expirationDate,
        @Nullable String documentNumber) {}
