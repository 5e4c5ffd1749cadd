package io.movers.travels.routes;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.movers.common.events.Indicators;
import io.movers.common.events.Point;
import io.movers.travels.models.Travel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@JsonInclude(JsonInclude.Include.NON_NULL)
record TravelView(
        String id,
        String status,
        String origin,
        String destination,
        @Nullable Point originPoint,
        @Nullable Point destinationPoint,
        String resourceRef,
        String reservationId,
        String userId,
        @Nullable Indicators indicators,
        List<Map<String, Object>> tracking,
        Instant createdAt,
        @Nullable Instant completedAt,
        long version) {
    static TravelView of(Travel travel) {
        Long version = travel.getVersion();
        return new TravelView(
                travel.getId(),
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
                travel.getCompletedAt(),
                version == null ? 0 : version);
    }
}
