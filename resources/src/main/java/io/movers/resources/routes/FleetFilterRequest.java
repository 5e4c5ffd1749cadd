package io.movers.resources.routes;

import io.movers.common.web.DateRange;
import io.movers.resources.models.FleetFilter;
import io.movers.resources.models.ReservationFilter;
import io.movers.resources.models.WorkHistoryFilter;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Reads the query parameters of the lists. The last value of a repeated one counts. */
final class FleetFilterRequest {
    private FleetFilterRequest() {}

    static FleetFilter fleet(HttpServletRequest request, DateRange created) {
        return new FleetFilter(
                last(request, "client"),
                last(request, "office"),
                last(request, "status"),
                last(request, "type"),
                last(request, "reference"),
                created);
    }

    static WorkHistoryFilter history(HttpServletRequest request, DateRange created) {
        return new WorkHistoryFilter(
                last(request, "client"),
                last(request, "office"),
                last(request, "status"),
                last(request, "resourceRef"),
                created);
    }

    static ReservationFilter reservations(HttpServletRequest request, DateRange created) {
        return new ReservationFilter(last(request, "client"), created);
    }

    static @Nullable String last(HttpServletRequest request, String name) {
        String[] values = request.getParameterValues(name);
        return values == null ? null : values[values.length - 1];
    }
}
