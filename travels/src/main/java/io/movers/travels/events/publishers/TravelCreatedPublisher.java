package io.movers.travels.events.publishers;

import io.movers.common.events.Publisher;
import io.movers.common.events.Subject;
import io.movers.common.events.TravelCreated;
import io.movers.common.events.outbox.Outbox;
import io.movers.travels.models.Travel;
import org.springframework.stereotype.Component;

@Component
public class TravelCreatedPublisher extends Publisher<Travel, TravelCreated> {
    TravelCreatedPublisher(Outbox outbox) {
        super(Subject.TRAVEL_CREATED, Travel.class, outbox);
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
