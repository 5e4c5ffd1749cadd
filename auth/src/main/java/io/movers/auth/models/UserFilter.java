package io.movers.auth.models;

import io.movers.common.security.CompanyScope;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;

/**
 * Which accounts a list is to show. Null and empty leave open.
 *
 * @param archived whether it is to show archived accounts instead of live ones
 * @param scope the companies that whoever asks may see
 */
public record UserFilter(
        @Nullable String role,
        @Nullable String client,
        @Nullable String office,
        @Nullable String documentNumber,
        boolean archived,
        CompanyScope scope) {

    Criteria criteria() {
        Criteria criteria = new Criteria();
        equal(criteria, "role", role);
        equal(criteria, "office", office);
        equal(criteria, "documentNumber", documentNumber);
        Criteria deleted = criteria.and("deletedAt");
        if (archived) {
            deleted.ne(null);
        } else {
            deleted.is(null);
        }
        if (!isOpen(client)) {
            criteria.and("client").in(scope.includes(client) ? java.util.List.of(client) : java.util.List.of());
        } else if (!scope.all()) {
            criteria.and("client").in(scope.names());
        }
        return criteria;
    }

    private static void equal(Criteria criteria, String field, @Nullable String value) {
        if (!isOpen(value)) {
            criteria.and(field).is(value);
        }
    }

    @org.springframework.lang.Contract("null -> true")
    private static boolean isOpen(@Nullable String value) {
        return value == null || value.isEmpty();
    }
}
