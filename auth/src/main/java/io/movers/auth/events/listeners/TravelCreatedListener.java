package io.movers.auth.events.listeners;

import io.movers.auth.services.ScoreService;
import io.movers.common.events.EffectListener;
import io.movers.common.events.Message;
import io.movers.common.events.contract.Subjects;
import io.movers.common.events.contract.TravelState;
import org.springframework.stereotype.Component;

/** Gives the points for a rental when its first trip begins. */
@Component
public class TravelCreatedListener extends EffectListener<TravelState> {
    private final ScoreService scores;

    TravelCreatedListener(ScoreService scores) {
        super(Subjects.TRAVEL_CREATED, TravelState::userId);
        this.scores = scores;
    }

    @Override
    public void onMessage(TravelState event, Message msg) {
        if (scores.addRental(event, msg.publishedAt())) {
            msg.ack();
        }
    }
}
