package io.movers.auth.events.listeners;

import io.movers.auth.models.Reservation;
import io.movers.common.data.ReplicaStore;
import io.movers.common.events.Listener;
import io.movers.common.events.Message;
import io.movers.common.events.contract.ReservationState;
import io.movers.common.events.contract.Subjects;
import org.springframework.stereotype.Component;

@Component
public class ReservationFinishedListener extends Listener<ReservationState> {
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
