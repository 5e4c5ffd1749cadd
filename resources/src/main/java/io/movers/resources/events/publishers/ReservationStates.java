package io.movers.resources.events.publishers;

import io.movers.common.events.contract.ReservationState;
import io.movers.resources.models.Reservation;

/** Maps a reservation to the public state that every event about it carries. */
final class ReservationStates {
    private ReservationStates() {}

    static ReservationState of(Reservation reservation) {
        return new ReservationState(
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
