package io.movers.resources.models.views;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.movers.common.events.contract.Indicators;
import io.movers.resources.models.Reservation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A reservation, without its version. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReservationView(
        String id,
        String resourceRef,
        String userId,
        String status,
        @Nullable Double typeRent,
        Instant createdAt,
        @Nullable Instant returnedAt,
        @Nullable IndicatorsView indicators,
        @Nullable Double rating,
        @Nullable String comments,
        @Nullable String reply) {
    /** The view of that reservation. */
    public static ReservationView of(Reservation reservation) {
        return new ReservationView(
                reservation.getId(),
                reservation.getResourceRef(),
                reservation.getUserId(),
                reservation.getStatus(),
                reservation.getTypeRent(),
                reservation.getCreatedAt(),
                reservation.getReturnedAt(),
                IndicatorsView.of(reservation.getIndicators()),
                reservation.getRating(),
                reservation.getComments(),
                reservation.getReply());
    }

    /** The indicators of a rental. An unknown one is absent. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record IndicatorsView(
            @Nullable Double energyFootprint,
            @Nullable Double environmentalFootprint,
            @Nullable Double economicFootprint,
            @Nullable Double calories,
            @Nullable Double km) {
        /** The view of those indicators. */
        public static @Nullable IndicatorsView of(@Nullable Indicators indicators) {
            return indicators == null
                    ? null
                    : new IndicatorsView(
                            indicators.energyFootprint(),
                            indicators.environmentalFootprint(),
                            indicators.economicFootprint(),
                            indicators.calories(),
                            indicators.km());
        }
    }
}
