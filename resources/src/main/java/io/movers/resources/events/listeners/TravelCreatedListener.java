package io.movers.resources.events.listeners;

import io.movers.common.data.ReplicaStore;
import io.movers.common.events.Listener;
import io.movers.common.events.Message;
import io.movers.common.events.contract.Subjects;
import io.movers.common.events.contract.TravelCreated;
import io.movers.resources.models.Travel;
import io.movers.resources.services.TripService;
import java.time.Clock;
import org.springframework.stereotype.Component;

@Component
class TravelCreatedListener extends Listener<TravelCreated> {
    private final ReplicaStore replicas;
    private final TripService trips;
    private final Clock clock;

    TravelCreatedListener(ReplicaStore replicas, TripService trips, Clock clock) {
        super(Subjects.TRAVEL_CREATED);
        this.replicas = replicas;
        this.trips = trips;
        this.clock = clock;
    }

    /** A trip on a resource that is not known here waits for it. */
    @Override
    public void onMessage(TravelCreated event, Message msg) {
        if (trips.knowsResourceOf(event)) {
            replicas.apply(Travel.of(event, clock.instant()), msg.state());
            msg.ack();
        }
    }
}
