package io.movers.resources.events.listeners;

import io.movers.common.events.Listener;
import io.movers.common.events.Message;
import io.movers.common.events.contract.Subjects;
import io.movers.common.events.contract.TravelCreated;
import io.movers.resources.services.TravelService;
import org.springframework.stereotype.Component;

/** Keeps the copies of trips that have begun. */
@Component
class TravelCreatedListener extends Listener<TravelCreated> {
    private final TravelService travels;

    TravelCreatedListener(TravelService travels) {
        super(Subjects.TRAVEL_CREATED);
        this.travels = travels;
    }

    @Override
    public void onMessage(TravelCreated event, Message msg) {
        if (travels.begin(event, msg.state())) {
            msg.ack();
        }
    }
}
