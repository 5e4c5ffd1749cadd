package io.movers.resources.routes;

import io.movers.common.web.DateRange;
import io.movers.common.web.QueryParameters;
import io.movers.resources.models.FleetFilter;
import io.movers.resources.models.ReservationFilter;
import io.movers.resources.models.WorkHistoryFilter;
import jakarta.servlet.http.HttpServletRequest;

/** Reads the query parameters of the lists. */
final class FleetFilterRequest {
    private FleetFilterRequest() {}

    static FleetFilter fleet(HttpServletRequest request, DateRange created) {
        return new FleetFilter(
                QueryParameters.last(request, "client"),
                QueryParameters.last(request, "office"),
                QueryParameters.last(request, "status"),
                QueryParameters.last(request, "type"),
                QueryParameters.last(request, "reference"),
                created);
    }

    static WorkHistoryFilter history(HttpServletRequest request, DateRange created) {
        return new WorkHistoryFilter(
                QueryParameters.last(request, "client"),
                QueryParameters.last(request, "office"),
                QueryParameters.last(request, "status"),
                QueryParameters.last(request, "resourceRef"),
                created);
    }

    static ReservationFilter reservations(HttpServletRequest request, DateRange created) {
        return new ReservationFilter(QueryParameters.last(request, "client"), created);
    }
}
