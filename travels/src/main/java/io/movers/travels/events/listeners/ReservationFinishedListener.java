package io.movers.travels.events.listeners;

import io.movers.common.data.ReplicaStore;
import io.movers.common.events.Listener;
import io.movers.common.events.Message;
import io.movers.common.events.contract.ReservationState;
import io.movers.common.events.contract.Subjects;
import io.movers.travels.models.Reservation;
import org.springframework.stereotype.Component;

/** Keeps this service's copy of reservations. */
@Component
class ReservationFinishedListener extends Listener<ReservationState> {
    private final ReplicaStore replicas;

    ReservationFinishedListener(ReplicaStore replicas) {
        super(Subjects.RESERVATION_FINISHED);
        this.replicas = replicas;
    }

    @Override
    public void onMessage(ReservationState event, Message msg) {
        replicas.apply(Reservation.of(event), msg);
        msg.ack();
    }
}
