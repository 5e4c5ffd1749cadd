package io.movers.resources.models;

import java.time.Instant;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

/**
 * The rental of a resource, with all data from which its reservation is created.
 *
 * @param id the reservation's id
 */
public record Rental(
        @Field("id") String id, String userId, @Nullable Double typeRent, Instant createdAt) {
    /** A new rental, under a new id. */
    public static Rental begin(String userId, @Nullable Double typeRent, Instant now) {
        return new Rental(new ObjectId().toHexString(), userId, typeRent, now);
    }
}
