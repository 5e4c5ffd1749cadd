package io.movers.resources.routes;

import io.movers.common.web.DateRange;
import io.movers.common.web.PageRequest;
import io.movers.common.web.QueryParameter;
import io.movers.common.web.QueryRecord;
import io.movers.resources.models.WorkHistoryFilter;
import org.jspecify.annotations.Nullable;

/** What narrows the histories of check-ups, repairs and maintenances. */
@QueryRecord
record WorkHistoryRequest(
        @QueryParameter("The status of the work.") @Nullable String status,
        @QueryParameter("The name of a company.") @Nullable String client,
        @QueryParameter("The name of an office.") @Nullable String office,

        @QueryParameter("The reference of the resource.") @Nullable String resourceRef,

        DateRange created,
        PageRequest page) {
    WorkHistoryFilter filter() {
        return new WorkHistoryFilter(client, office, status, resourceRef, created);
    }
}
