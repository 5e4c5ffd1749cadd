package io.movers.resources.routes;

import io.movers.common.web.DateRange;
import io.movers.resources.models.FleetFilter;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Reads the query parameters of the lists. The first value of a repeated one counts; the framework would join them with a comma. */
final class FleetFilterRequest {
    private FleetFilterRequest() {}

    static FleetFilter of(HttpServletRequest request, DateRange created) {
        return new FleetFilter(
                first(request, "client"),
                first(request, "office"),
                first(request, "status"),
                first(request, "type"),
                first(request, "reference"),
                created);
    }

    static @Nullable String first(HttpServletRequest request, String name) {
        return request.getParameter(name);
    }
}
