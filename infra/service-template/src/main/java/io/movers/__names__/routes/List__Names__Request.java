package io.movers.__names__.routes;

import io.movers.__names__.services.__Name__Service;
import io.movers.common.web.PageRequest;
import io.movers.common.web.QueryParameter;
import io.movers.common.web.QueryRecord;

@QueryRecord
record List__Names__Request(
        @QueryParameter(max = __Name__Service.MAX_PAGE) PageRequest page) {}
