package io.movers.clients.routes;

import io.movers.common.security.CurrentUser;
import io.movers.common.web.PageRequest;
import io.movers.common.web.PageText;
import io.movers.common.web.QueryRecord;
import org.jspecify.annotations.Nullable;

/** Which companies are listed. */
@QueryRecord
record ListClientsRequest(PageText page) {
    private static final String DEFAULT_PAGE_SIZE = "10";

    /** A visitor gets every company, for the sign-up form. */
    private static final String PUBLIC_PAGE_SIZE = "all";

    PageRequest pageFor(@Nullable CurrentUser caller) {
        return page.request(caller == null || caller.unverified() ? PUBLIC_PAGE_SIZE : DEFAULT_PAGE_SIZE);
    }
}
