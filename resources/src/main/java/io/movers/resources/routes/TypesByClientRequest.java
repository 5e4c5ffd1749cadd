package io.movers.resources.routes;

import io.movers.common.web.QueryParameter;
import io.movers.common.web.QueryRecord;
import org.jspecify.annotations.Nullable;

/** Whose types of resources are listed: those of any company unless one is named. */
@QueryRecord
record TypesByClientRequest(
        @QueryParameter("The name of a company.") @Nullable String client) {}
