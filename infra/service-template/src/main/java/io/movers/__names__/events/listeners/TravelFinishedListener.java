package io.movers.__names__.events.listeners;

import io.movers.__names__.services.__Name__Service;
import io.movers.common.events.EffectListener;
import io.movers.common.events.Message;
import io.movers.common.events.contract.Subjects;
import io.movers.common.events.contract.TravelState;
import org.springframework.stereotype.Component;

/** Opens one after a long trip. */
@Component
class TravelFinishedListener extends EffectListener<TravelState> {
    private final __Name__Service __names__;

    TravelFinishedListener(__Name__Service __names__) {
        super(Subjects.TRAVEL_FINISHED);
        this.__names__ = __names__;
    }

    @Override
    public void onMessage(TravelState event, Message msg) {
        __names__.openAfterTrip(event);
        msg.ack();
    }
}
