package io.movers.resources.events.listeners;

import io.movers.common.events.EffectListener;
import io.movers.common.events.Message;
import io.movers.common.events.contract.Subjects;
import io.movers.common.events.contract.TravelState;
import io.movers.resources.services.TravelService;
import org.springframework.stereotype.Component;

/** Keeps the copies of finished trips and counts their kilometres. */
@Component
class TravelFinishedListener extends EffectListener<TravelState> {
    private final TravelService travels;

    TravelFinishedListener(TravelService travels) {
        super(Subjects.TRAVEL_FINISHED, TravelState::resourceRef);
        this.travels = travels;
    }

    @Override
    public void onMessage(TravelState event, Message msg) {
        if (travels.finish(event, msg)) {
            msg.ack();
        }
    }
}
