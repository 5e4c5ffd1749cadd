package io.movers.travels.routes;

import io.movers.common.web.PageRequest;
import io.movers.common.web.QueryParameter;
import io.movers.common.web.QueryRecord;
import io.movers.travels.services.TravelService;

/** Which of the caller's trips are listed. */
@QueryRecord
record ListTravelsRequest(
        @QueryParameter(max = TravelService.MAX_PAGE) PageRequest page) {}
