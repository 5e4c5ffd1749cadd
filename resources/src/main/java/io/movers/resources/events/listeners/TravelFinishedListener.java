package io.movers.resources.events.listeners;

import io.movers.common.data.ReplicaStore;
import io.movers.common.events.Listener;
import io.movers.common.events.Message;
import io.movers.common.events.ReplicaState;
import io.movers.common.events.contract.Subjects;
import io.movers.common.events.contract.TravelFinished;
import io.movers.resources.models.Travel;
import io.movers.resources.services.TripService;
import java.time.Clock;
import org.springframework.stereotype.Component;

@Component
class TravelFinishedListener extends Listener<TravelFinished> {
    private final ReplicaStore replicas;
    private final TripService trips;
    private final Clock clock;

    TravelFinishedListener(ReplicaStore replicas, TripService trips, Clock clock) {
        super(Subjects.TRAVEL_FINISHED);
        this.replicas = replicas;
        this.trips = trips;
        this.clock = clock;
    }

    /** A trip on a resource that is not known here waits for it. */
    @Override
    public void onMessage(TravelFinished event, Message msg) {
        // The original's trips can be finished again; here the first finish counts. A full state, of ours, is the
        // trip's own.
        if (msg.state() == ReplicaState.PARTIAL && trips.finishesAgain(event)) {
            msg.ack();
        } else if (trips.knowsResourceOf(event)) {
            replicas.apply(Travel.of(event, clock.instant()), msg.state());
            if (trips.count(event)) {
                msg.ack();
            }
        }
    }
}
