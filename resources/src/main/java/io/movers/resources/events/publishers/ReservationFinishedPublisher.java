package io.movers.resources.events.publishers;

import io.movers.common.events.Outbox;
import io.movers.common.events.Publisher;
import io.movers.common.events.contract.ReservationFinished;
import io.movers.common.events.contract.Subjects;
import io.movers.resources.models.Reservation;
import org.springframework.stereotype.Component;

/** Publishes finished reservations. */
@Component
public class ReservationFinishedPublisher extends Publisher<Reservation, ReservationFinished> {
    ReservationFinishedPublisher(Outbox outbox) {
        super(Subjects.RESERVATION_FINISHED, Reservation.class, outbox);
    }

    @Override
    protected ReservationFinished event(Reservation reservation) {
        return ReservationStates.of(reservation, ReservationFinished::new);
    }
}
