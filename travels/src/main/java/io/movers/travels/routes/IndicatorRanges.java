package io.movers.travels.routes;

import io.movers.common.errors.ApiError;
import io.movers.common.errors.RequestValidationException;
import io.movers.common.events.contract.Indicators;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a trip can have saved and burned; points and maintenance are derived from it, so it is not taken on trust. */
final class IndicatorRanges {
    private static final double MOST_KILOMETRES = 500;
    private static final Indicators NONE = new Indicators(null, null, null, null, null);

    private IndicatorRanges() {}

    /** The same, or null when nothing is said. */
    static @Nullable Indicators checked(@Nullable Indicators given) {
        if (given == null || given.equals(NONE)) {
            return null;
        }
        List<ApiError> violations = new ArrayList<>();
        check("km", given.km(), MOST_KILOMETRES, violations);
        check("energyFootprint", given.energyFootprint(), Double.MAX_VALUE, violations);
        check("environmentalFootprint", given.environmentalFootprint(), Double.MAX_VALUE, violations);
        check("economicFootprint", given.economicFootprint(), Double.MAX_VALUE, violations);
        check("calories", given.calories(), Double.MAX_VALUE, violations);
        if (!violations.isEmpty()) {
            throw new RequestValidationException(violations);
        }
        return given;
    }

    private static void check(String name, @Nullable Double value, double most, List<ApiError> violations) {
        // The comparison is false for NaN, too.
        if (value != null && !(value >= 0 && value <= most)) {
            violations.add(new ApiError("Invalid value", "indicators." + name));
        }
    }
}
