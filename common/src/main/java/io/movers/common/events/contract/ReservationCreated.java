package io.movers.common.events.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A resource was rented. A resync sends every reservation under this name, finished ones too. */
public record ReservationCreated(
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
