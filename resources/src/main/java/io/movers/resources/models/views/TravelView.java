package io.movers.resources.models.views;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.movers.common.events.contract.Point;
import io.movers.resources.models.Travel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A trip in the view of its reservation. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TravelView(
        String id,
        @Nullable String status,
        @Nullable String origin,
        @Nullable String destination,
        @Nullable Point originPoint,
        @Nullable Point destinationPoint,
        @Nullable String resourceRef,
        @Nullable String reservationId,
        @Nullable String userId,
        ReservationView.@Nullable IndicatorsView indicators,
        List<Map<String, Object>> tracking,
        @Nullable Instant createdAt,
        @Nullable Long version) {
    /** The view of that trip. */
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
                ReservationView.IndicatorsView.of(travel.getIndicators()),
                Objects.requireNonNullElse(travel.getTracking(), List.of()),
                travel.getCreatedAt(),
                travel.getVersion());
    }
}
