package io.movers.resources.events.publishers;

import io.movers.common.events.Outbox;
import io.movers.common.events.Publisher;
import io.movers.common.events.contract.ReservationState;
import io.movers.common.events.contract.Subjects;
import io.movers.resources.models.Reservation;
import org.springframework.stereotype.Component;

/** Publishes finished reservations. */
@Component
public class ReservationFinishedPublisher extends Publisher<Reservation, ReservationState> {
    ReservationFinishedPublisher(Outbox outbox) {
        super(Subjects.RESERVATION_FINISHED, Reservation.class, outbox);
    }

    @Override
    protected ReservationState event(Reservation reservation) {
        return ReservationStates.of(reservation);
    }
}
