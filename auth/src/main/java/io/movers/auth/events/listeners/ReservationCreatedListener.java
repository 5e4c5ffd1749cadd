package io.movers.auth.events.listeners;

import io.movers.auth.models.Reservation;
import io.movers.common.data.CopyListener;
import io.movers.common.data.ReplicaStore;
import io.movers.common.events.contract.ReservationState;
import io.movers.common.events.contract.Subjects;
import org.springframework.stereotype.Component;

@Component
public class ReservationCreatedListener extends CopyListener<ReservationState> {
    ReservationCreatedListener(ReplicaStore replicas) {
        super(Subjects.RESERVATION_CREATED, replicas, Reservation::of);
    }
}
