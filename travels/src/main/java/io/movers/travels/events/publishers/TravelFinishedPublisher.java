package io.movers.travels.events.publishers;

import io.movers.common.events.Outbox;
import io.movers.common.events.Publisher;
import io.movers.common.events.contract.Subjects;
import io.movers.common.events.contract.TravelState;
import io.movers.travels.models.Travel;
import org.springframework.stereotype.Component;

/** Publishes the end of a trip. */
@Component
public class TravelFinishedPublisher extends Publisher<Travel, TravelState> {
    TravelFinishedPublisher(Outbox outbox) {
        super(Subjects.TRAVEL_FINISHED, Travel.class, outbox);
    }

    @Override
    protected TravelState event(Travel travel) {
        return TravelStates.of(travel);
    }
}
