package io.movers.auth.events.listeners;

import io.movers.auth.services.ScoreService;
import io.movers.common.events.EffectListener;
import io.movers.common.events.Message;
import io.movers.common.events.contract.Subjects;
import io.movers.common.events.contract.TravelState;
import org.springframework.stereotype.Component;

/** Counts the kilometres and records the indicators of a trip. */
@Component
public class TravelFinishedListener extends EffectListener<TravelState> {
    private final ScoreService scores;

    TravelFinishedListener(ScoreService scores) {
        super(Subjects.TRAVEL_FINISHED, TravelState::userId);
        this.scores = scores;
    }

    @Override
    public void onMessage(TravelState event, Message msg) {
        if (scores.addTrip(event, msg.publishedAt())) {
            msg.ack();
        }
    }
}
