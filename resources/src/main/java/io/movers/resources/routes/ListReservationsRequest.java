package io.movers.resources.routes;

import io.movers.common.web.DateRange;
import io.movers.common.web.PageRequest;
import io.movers.common.web.QueryParameter;
import io.movers.common.web.QueryRecord;
import io.movers.resources.models.ReservationFilter;
import org.jspecify.annotations.Nullable;

/** What narrows the list of reservations. */
@QueryRecord
record ListReservationsRequest(
        @QueryParameter("The name of a company.") @Nullable String client, DateRange created, PageRequest page) {
    ReservationFilter filter() {
        return new ReservationFilter(client, created);
    }
}
