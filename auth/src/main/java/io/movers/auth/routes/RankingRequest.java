package io.movers.auth.routes;

import io.movers.common.web.QueryParameter;
import io.movers.common.web.QueryRecord;
import org.jspecify.annotations.Nullable;

/** What narrows the ranking. */
@QueryRecord
record RankingRequest(
        @QueryParameter("A type of resource.") @Nullable String type) {}
