package io.movers.auth.routes;

import io.movers.auth.models.UserFilter;
import io.movers.common.security.CompanyScope;
import io.movers.common.web.PageText;
import io.movers.common.web.QueryParameter;
import io.movers.common.web.QueryRecord;
import org.jspecify.annotations.Nullable;

/** What narrows the list of accounts. */
@QueryRecord
record ListUsersRequest(
        @QueryParameter(
                "The role. Present and empty, without `page` and `perPage`: the answer is a plain array, for an administrator of"
                        + " a company also with those who can staff an office.")
        @Nullable String role,

        @QueryParameter("The name of a company.") @Nullable String client,
        @QueryParameter("The name of an office.") @Nullable String office,

        @QueryParameter("The number of the identity document.") @Nullable String documentNumber,

        @QueryParameter("`archived`: the archived accounts instead of the others. Any other value has no effect.")
        @Nullable String status,

        PageText page) {
    UserFilter filter(CompanyScope scope) {
        return new UserFilter(role, client, office, documentNumber, "archived".equals(status), scope);
    }

    /** Whether the answer is an array without a page around it. */
    boolean isPlain() {
        return role != null && role.isEmpty() && !page.isGiven();
    }
}
