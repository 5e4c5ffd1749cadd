package io.movers.resources.routes;

import io.movers.common.web.QueryParameter;
import io.movers.common.web.QueryRecord;
import org.jspecify.annotations.Nullable;

/** Which resource is looked for. None is found without a reference. */
@QueryRecord
record FindResourceRequest(
        @QueryParameter("The reference of a resource.") @Nullable String ref) {}
