package io.movers.travels.models.views;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.movers.common.events.contract.Indicators;
import io.movers.common.events.contract.Point;
import io.movers.travels.models.Travel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A trip as its traveller sees it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TravelView(
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
    public static TravelView of(Travel travel) {
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
                travel.version());
    }
}
