package io.movers.auth.events.listeners;

import io.movers.auth.models.Reservation;
import io.movers.common.data.ReplicaStore;
import io.movers.common.events.Listener;
import io.movers.common.events.Message;
import io.movers.common.events.contract.ReservationFinished;
import io.movers.common.events.contract.Subjects;
import org.springframework.stereotype.Component;

@Component
public class ReservationFinishedListener extends Listener<ReservationFinished> {
    private final ReplicaStore replicas;

    ReservationFinishedListener(ReplicaStore replicas) {
        super(Subjects.RESERVATION_FINISHED);
        this.replicas = replicas;
    }

    @Override
    public void onMessage(ReservationFinished event, Message msg) {
        replicas.apply(Reservation.of(event), msg.state());
        msg.ack();
    }
}
