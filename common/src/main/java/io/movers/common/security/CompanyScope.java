package io.movers.common.security;

import io.movers.common.errors.ForbiddenException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The companies that a user may see and act for.
 *
 * @param all whether the user may see every company
 * @param names the names of the companies if not; an empty set means no company, never every company
 */
public record CompanyScope(boolean all, Set<String> names) {

    /** Every company. */
    public static final CompanyScope EVERYTHING = new CompanyScope(true, Set.of());

    public CompanyScope {
        names = Set.copyOf(names);
    }

    /** Only the companies of those names. */
    public static CompanyScope of(Set<String> names) {
        return new CompanyScope(false, names);
    }

    /** Whether the scope includes that company. */
    public boolean includes(@Nullable String company) {
        return all || (company != null && names.contains(company));
    }

    /**
     * Requires that the scope includes that company.
     *
     * @throws ForbiddenException it does not
     */
    public void require(@Nullable String company) {
        if (!includes(company)) {
            throw new ForbiddenException();
        }
    }
}
