package io.movers.travels.events.publishers;

import io.movers.common.events.contract.TravelState;
import io.movers.travels.models.Travel;

/** Maps a trip to the public state that every event about it carries. */
final class TravelStates {
    private TravelStates() {}

    static TravelState of(Travel travel) {
        return new TravelState(
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
