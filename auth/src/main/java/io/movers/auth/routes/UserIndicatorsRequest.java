package io.movers.auth.routes;

import io.movers.common.web.DateRange;
import io.movers.common.web.QueryParameter;
import io.movers.common.web.QueryRecord;
import org.jspecify.annotations.Nullable;

/** Which of the caller's trips are summed. */
@QueryRecord
record UserIndicatorsRequest(
        @QueryParameter("A type of resource.") @Nullable String type, DateRange finished) {}
