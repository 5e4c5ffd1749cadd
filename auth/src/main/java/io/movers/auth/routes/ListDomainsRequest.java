package io.movers.auth.routes;

import io.movers.common.web.QueryParameter;
import io.movers.common.web.QueryRecord;
import org.jspecify.annotations.Nullable;

/** What narrows the list of domains. */
@QueryRecord
record ListDomainsRequest(
        @QueryParameter("The name of a company.") @Nullable String client) {}
