package io.movers.resources.models;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

/**
 * Who has a resource: everything that the reservation holds or will hold.
 *
 * @param id the reservation's id
 */
public record Rental(
        @Field("id") String id, String userId, @Nullable Double typeRent, Instant createdAt) {}
