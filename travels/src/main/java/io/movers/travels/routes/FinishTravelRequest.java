package io.movers.travels.routes;

import io.movers.common.events.contract.Indicators;
import io.movers.common.events.contract.Point;
import io.movers.travels.models.Outcome;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All of it is optional; a single tracking point may stand without its array. */
record FinishTravelRequest(
        @Nullable String origin,
        @Nullable String destination,
        @Nullable Point originPoint,
        @Nullable Point destinationPoint,
        @Nullable Indicators indicators,
        @Nullable List<@Nullable Map<String, @Nullable Object>> tracking) {
    /**
     * @throws io.movers.common.errors.ApiException when a value is out of range or there are too many points
     */
    Outcome outcome() {
        return new Outcome(
                origin,
                destination,
                originPoint,
                destinationPoint,
                IndicatorRanges.checked(indicators),
                Tracking.checked(tracking));
    }
}
