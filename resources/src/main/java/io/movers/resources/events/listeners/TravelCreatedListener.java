package io.movers.resources.events.listeners;

import io.movers.common.events.Listener;
import io.movers.common.events.Message;
import io.movers.common.events.contract.Subjects;
import io.movers.common.events.contract.TravelState;
import io.movers.resources.services.TravelService;
import org.springframework.stereotype.Component;

/** Keeps the copies of trips that have started. */
@Component
class TravelCreatedListener extends Listener<TravelState> {
    private final TravelService travels;

    TravelCreatedListener(TravelService travels) {
        super(Subjects.TRAVEL_CREATED);
        this.travels = travels;
    }

    @Override
    public void onMessage(TravelState event, Message msg) {
        if (travels.begin(event, msg)) {
            msg.ack();
        }
    }
}
