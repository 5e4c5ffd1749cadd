package io.movers.auth.events.listeners;

import io.movers.auth.services.ScoreService;
import io.movers.common.events.Listener;
import io.movers.common.events.Message;
import io.movers.common.events.contract.Subjects;
import io.movers.common.events.contract.TravelCreated;
import org.springframework.stereotype.Component;

@Component
public class TravelCreatedListener extends Listener<TravelCreated> {
    private final ScoreService points;

    TravelCreatedListener(ScoreService points) {
        super(Subjects.TRAVEL_CREATED);
        this.points = points;
    }

    @Override
    public void onMessage(TravelCreated event, Message msg) {
        if (points.begun(event, msg.publishedAt())) {
            msg.ack();
        }
    }
}
