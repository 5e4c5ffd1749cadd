package io.movers.common.events.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A rented resource was returned. */
public record ReservationFinished(
        String id,
        @Nullable Long version,
        @Nullable String status,
        @Nullable String userId,
        @Nullable String resourceId,
        @Nullable String resourceRef,
        @Nullable String client,
        @Nullable Instant createdAt,
        @Nullable Instant returnedAt)
        implements ReservationState {}
