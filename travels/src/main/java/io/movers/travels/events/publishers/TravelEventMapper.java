package io.movers.travels.events.publishers;

import io.movers.common.events.contract.Indicators;
import io.movers.common.events.contract.Point;
import io.movers.common.events.contract.TravelState;
import io.movers.travels.models.Travel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Maps a trip to the public state that all of its events carry. */
final class TravelEventMapper {
    private TravelEventMapper() {}

    /** Maps the trip as it is now with the constructor of one of its events. */
    static <E extends TravelState> E map(Travel travel, Constructor<E> event) {
        return event.create(
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

    /** The constructor that all events about a trip have. */
    interface Constructor<E extends TravelState> {
        E create(
                String id,
                @Nullable Long version,
                @Nullable String status,
                @Nullable String origin,
                @Nullable String destination,
                @Nullable Point originPoint,
                @Nullable Point destinationPoint,
                @Nullable String resourceRef,
                @Nullable String reservationId,
                @Nullable String userId,
                @Nullable Indicators indicators,
                @Nullable List<Map<String, Object>> tracking,
                @Nullable Instant createdAt,
                @Nullable Instant completedAt);
    }
}
