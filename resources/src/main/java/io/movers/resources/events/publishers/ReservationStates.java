package io.movers.resources.events.publishers;

import io.movers.common.events.contract.ReservationState;
import io.movers.resources.models.Reservation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Maps a reservation to the public state that every event about it carries. */
final class ReservationStates {
    private ReservationStates() {}

    /** The constructor of an event. */
    @FunctionalInterface
    interface Factory<E extends ReservationState> {
        E create(
                String id,
                @Nullable Long version,
                @Nullable String status,
                @Nullable String userId,
                @Nullable String resourceId,
                @Nullable String resourceRef,
                @Nullable String client,
                @Nullable Instant createdAt,
                @Nullable Instant returnedAt);
    }

    static <E extends ReservationState> E of(Reservation reservation, Factory<E> event) {
        return event.create(
                reservation.getId(),
                reservation.getVersion(),
                reservation.getStatus(),
                reservation.getUserId(),
                reservation.getResourceId(),
                reservation.getResourceRef(),
                reservation.getClient(),
                reservation.getCreatedAt(),
                reservation.getReturnedAt());
    }
}
