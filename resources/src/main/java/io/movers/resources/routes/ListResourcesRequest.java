package io.movers.resources.routes;

import io.movers.common.web.DateRange;
import io.movers.common.web.PageRequest;
import io.movers.common.web.QueryParameter;
import io.movers.common.web.QueryRecord;
import io.movers.resources.models.FleetFilter;
import org.jspecify.annotations.Nullable;

/** What narrows the list of resources. */
@QueryRecord
record ListResourcesRequest(
        @QueryParameter(
                "The status. `pending_checkup`, `pending_repair` and `pending_maintenance` include work that has begun.")
        @Nullable String status,

        @QueryParameter("The name of a company.") @Nullable String client,
        @QueryParameter("The name of an office.") @Nullable String office,
        @QueryParameter("A type of resource.") @Nullable String type,

        @QueryParameter("The reference of a resource.") @Nullable String reference,

        DateRange created,
        PageRequest page) {
    FleetFilter filter() {
        return new FleetFilter(client, office, status, type, reference, created);
    }
}
