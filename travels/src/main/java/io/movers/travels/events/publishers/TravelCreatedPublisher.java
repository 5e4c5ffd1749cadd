package io.movers.travels.events.publishers;

import io.movers.common.events.Outbox;
import io.movers.common.events.Publisher;
import io.movers.common.events.contract.Subjects;
import io.movers.common.events.contract.TravelCreated;
import io.movers.travels.models.Travel;
import org.springframework.stereotype.Component;

/** Publishes that a traveller starts a trip. */
@Component
public class TravelCreatedPublisher extends Publisher<Travel, TravelCreated> {
    TravelCreatedPublisher(Outbox outbox) {
        super(Subjects.TRAVEL_CREATED, Travel.class, outbox);
    }

    @Override
    protected TravelCreated event(Travel travel) {
        return TravelEventMapper.map(travel, TravelCreated::new);
    }
}
