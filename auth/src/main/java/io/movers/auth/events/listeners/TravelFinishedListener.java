package io.movers.auth.events.listeners;

import io.movers.auth.services.ScoreService;
import io.movers.common.events.Listener;
import io.movers.common.events.Message;
import io.movers.common.events.contract.Subjects;
import io.movers.common.events.contract.TravelFinished;
import org.springframework.stereotype.Component;

@Component
public class TravelFinishedListener extends Listener<TravelFinished> {
    private final ScoreService points;

    TravelFinishedListener(ScoreService points) {
        super(Subjects.TRAVEL_FINISHED);
        this.points = points;
    }

    @Override
    public void onMessage(TravelFinished event, Message msg) {
        if (points.finished(event, msg.publishedAt())) {
            msg.ack();
        }
    }
}
