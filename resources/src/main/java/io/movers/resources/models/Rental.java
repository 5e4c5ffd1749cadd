package io.movers.resources.models;

import io.movers.common.data.Command;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

/**
 * The rental of a resource, with all data from which its reservation is created.
 *
 * @param id the reservation's id
 */
public record Rental(
        @Field("id") String id, String userId, @Nullable Double typeRent, Instant createdAt) {
    /** The id of the reservation that the current command makes. */
    public static String newId() {
        return Command.newId("rental");
    }

    /** A new rental, under a new id. */
    public static Rental begin(String userId, @Nullable Double typeRent, Instant now) {
        return new Rental(newId(), userId, typeRent, now);
    }
}
