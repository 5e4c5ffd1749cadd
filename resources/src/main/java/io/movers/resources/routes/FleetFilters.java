package io.movers.resources.routes;

import io.movers.common.web.DateRange;
import io.movers.resources.services.FleetFilter;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Reads what a list is narrowed to. A repeated parameter counts once: the framework would join its values with a comma. */
final class FleetFilters {
    private FleetFilters() {}

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
