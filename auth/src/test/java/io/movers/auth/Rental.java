package io.movers.auth;

import io.movers.common.events.contract.ReservationState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A reservation for tests, and the events about it. */
public record Rental(
        String id,
        String userId,
        String resourceId,
        String resourceRef,
        @Nullable String client,
        Instant at) {

    public ReservationState created() {
        return new ReservationState(id, 0L, "active", userId, resourceId, resourceRef, client, at, null);
    }

    public ReservationState finished(Instant returnedAt) {
        return new ReservationState(id, 1L, "finished", userId, resourceId, resourceRef, client, at, returnedAt);
    }
}
