package io.movers.travels.events.publishers;

import io.movers.common.events.Outbox;
import io.movers.common.events.Publisher;
import io.movers.common.events.contract.Subjects;
import io.movers.common.events.contract.TravelCreated;
import io.movers.travels.models.Travel;
import org.springframework.stereotype.Component;

@Component
public class TravelCreatedPublisher extends Publisher<Travel, TravelCreated> {
    TravelCreatedPublisher(Outbox outbox) {
        super(Subjects.TRAVEL_CREATED, Travel.class, outbox);
    }

    @Override
    protected TravelCreated event(Travel travel) {
        return new TravelCreated(
                travel.getId(),
                travel.getVersion(),
                travel.getStatus(),
                travel.getOrigin(),
                travel.getDestination(),
                travel.getOriginPoint(),
                travel.getDestinationPoint(),
                travel.getResourceRef(),
                travel.getReservationId(),
                travel.getUserId(),
                travel.getIndicators(),
                travel.getTracking(),
                travel.getCreatedAt(),
                travel.getCompletedAt());
    }
}
