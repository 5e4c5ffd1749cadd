package io.movers.common.events.contract;

import io.movers.common.events.Event;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The public state of a reservation, carried in full by every event about it.
 *
 * @param status {@code active} or {@code finished}
 * @param userId the renter
 * @param resourceRef the resource's reference when it was rented
 * @param client the name of the company that owned the resource when it was rented; null if none did
 */
public record ReservationState(
        String id,
        @Nullable Long version,
        @Nullable String status,
        @Nullable String userId,
        @Nullable String resourceId,
        @Nullable String resourceRef,
        @Nullable String client,
        @Nullable Instant createdAt,
        @Nullable Instant returnedAt)
        implements Event {}
