package io.movers.auth.models;

import io.movers.common.security.CompanyScope;
import org.jspecify.annotations.Nullable;

/**
 * Which accounts a list shows. A criterion that is null or empty matches all.
 *
 * @param archived whether the list shows archived accounts instead of live ones
 * @param scope the companies that the caller may see
 */
public record UserFilter(
        @Nullable String role,
        @Nullable String client,
        @Nullable String office,
        @Nullable String documentNumber,
        boolean archived,
        CompanyScope scope) {
    /** Whether the filter shows all live accounts of its scope. */
    public boolean matchesAll() {
        return !archived && isEmpty(role) && isEmpty(client) && isEmpty(office) && isEmpty(documentNumber);
    }

    private static boolean isEmpty(@Nullable String value) {
        return value == null || value.isEmpty();
    }
}
