package io.movers.travels.events.listeners;

import io.movers.common.data.CopyListener;
import io.movers.common.data.ReplicaStore;
import io.movers.common.events.contract.ReservationState;
import io.movers.common.events.contract.Subjects;
import io.movers.travels.models.Reservation;
import org.springframework.stereotype.Component;

/** Keeps this service's copy of reservations. */
@Component
class ReservationFinishedListener extends CopyListener<ReservationState> {
    ReservationFinishedListener(ReplicaStore replicas) {
        super(Subjects.RESERVATION_FINISHED, replicas, Reservation::of);
    }
}
