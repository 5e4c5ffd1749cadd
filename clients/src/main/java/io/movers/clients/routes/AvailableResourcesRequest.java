package io.movers.clients.routes;

import io.movers.common.web.QueryParameter;
import io.movers.common.web.QueryRecord;

/** Where resources are looked for. The first value of a repeated parameter counts here, as recorded. */
@QueryRecord(firstOfRepeated = true)
record AvailableResourcesRequest(
        @QueryParameter(value = "The name of a company.", required = "Client is required")
        String client,

        @QueryParameter(value = "The name of an office.", required = "Office is required")
        String office) {}
