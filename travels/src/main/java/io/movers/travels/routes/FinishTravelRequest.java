package io.movers.travels.routes;

import io.movers.common.events.contract.Point;
import io.movers.common.schema.Shape;
import io.movers.common.validation.Constraint;
import io.movers.common.validation.FieldCheck;
import io.movers.travels.models.TravelResult;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The end of a trip. Every field is optional; a single tracking point may be sent without an array. */
@FieldCheck(field = "origin", is = Constraint.FREE_TEXT, max = 500)
@FieldCheck(field = "destination", is = Constraint.FREE_TEXT, max = 500)
@FieldCheck(
        field = "tracking",
        is = Constraint.ROWS,
        max = TrackingRequest.MAX_POINTS,
        message = TrackingRequest.TOO_MANY)
record FinishTravelRequest(
        @Nullable String origin,
        @Nullable String destination,
        @Nullable Point originPoint,
        @Nullable Point destinationPoint,
        @Nullable IndicatorsRequest indicators,
        @Shape(rows = TrackingRequest.MAX_POINTS) @Nullable List<@Nullable Map<String, @Nullable Object>> tracking) {
    /**
     * @throws io.movers.common.errors.RequestValidationException an indicator is out of range, or the tracking has a point that
     *     cannot be stored
     */
    TravelResult toResult() {
        return new TravelResult(
                origin,
                destination,
                originPoint,
                destinationPoint,
                indicators == null ? null : indicators.toIndicators(),
                new TrackingRequest(tracking).toTracking());
    }
}
