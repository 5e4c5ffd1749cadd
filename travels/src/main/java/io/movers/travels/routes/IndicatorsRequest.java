package io.movers.travels.routes;

import io.movers.common.errors.ApiError;
import io.movers.common.errors.RequestValidationException;
import io.movers.common.events.contract.Indicators;
import io.movers.common.schema.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The indicators of a trip. Points and maintenances are derived from them, so their ranges are checked. */
record IndicatorsRequest(
        @Shape(min = 0, max = IndicatorsRequest.MAX_OTHER) @Nullable Double energyFootprint,

        @Shape(min = 0, max = IndicatorsRequest.MAX_OTHER) @Nullable Double environmentalFootprint,

        @Shape(min = 0, max = IndicatorsRequest.MAX_OTHER) @Nullable Double economicFootprint,

        @Shape(min = 0, max = IndicatorsRequest.MAX_OTHER) @Nullable Double calories,

        @Shape(min = 0, max = IndicatorsRequest.MAX_KM) @Nullable Double km) {
    static final double MAX_KM = 500;
    static final double MAX_OTHER = 1_000_000;

    /**
     * Returns null if no indicator is given.
     *
     * @throws RequestValidationException an indicator is out of range; the exception names all of these
     */
    @Nullable Indicators toIndicators() {
        List<ApiError> violations = new ArrayList<>();
        check("km", km, MAX_KM, violations);
        check("energyFootprint", energyFootprint, MAX_OTHER, violations);
        check("environmentalFootprint", environmentalFootprint, MAX_OTHER, violations);
        check("economicFootprint", economicFootprint, MAX_OTHER, violations);
        check("calories", calories, MAX_OTHER, violations);
        if (!violations.isEmpty()) {
            throw new RequestValidationException(violations);
        }
        Indicators indicators =
                new Indicators(energyFootprint, environmentalFootprint, economicFootprint, calories, km);
        return indicators.equals(new Indicators(null, null, null, null, null)) ? null : indicators;
    }

    private static void check(String name, @Nullable Double value, double max, List<ApiError> violations) {
        // Written so that NaN is a violation, too.
        if (value != null && !(value >= 0 && value <= max)) {
            violations.add(new ApiError("Invalid value", "indicators." + name));
        }
    }
}
