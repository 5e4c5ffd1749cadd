package io.movers.auth;

import io.movers.common.events.contract.ReservationCreated;
import io.movers.common.events.contract.ReservationFinished;
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

    public ReservationCreated created() {
        return new ReservationCreated(id, 0L, "active", userId, resourceId, resourceRef, client, at, null);
    }

    public ReservationFinished finished(Instant returnedAt) {
        return new ReservationFinished(id, 1L, "finished", userId, resourceId, resourceRef, client, at, returnedAt);
    }
}
