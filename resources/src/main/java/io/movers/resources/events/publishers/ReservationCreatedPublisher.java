package io.movers.resources.events.publishers;

import io.movers.common.events.Outbox;
import io.movers.common.events.Publisher;
import io.movers.common.events.contract.ReservationState;
import io.movers.common.events.contract.Subjects;
import io.movers.resources.models.Reservation;
import org.springframework.stereotype.Component;

/** Publishes active reservations, and every reservation in a resync. */
@Component
public class ReservationCreatedPublisher extends Publisher<Reservation, ReservationState> {
    ReservationCreatedPublisher(Outbox outbox) {
        super(Subjects.RESERVATION_CREATED, Reservation.class, outbox);
    }

    @Override
    protected ReservationState event(Reservation reservation) {
        return ReservationStates.of(reservation);
    }
}
