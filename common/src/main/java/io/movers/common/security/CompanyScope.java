package io.movers.common.security;

import io.movers.common.errors.ForbiddenException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The companies that somebody may see and act for.
 *
 * @param all whether these are all companies
 * @param names otherwise their names; none means nothing, never everything
 */
public record CompanyScope(boolean all, Set<String> names) {

    /** Every company. */
    public static final CompanyScope EVERYTHING = new CompanyScope(true, Set.of());

    public CompanyScope {
        names = Set.copyOf(names);
    }

    /** The companies of those names and no others. */
    public static CompanyScope of(Set<String> names) {
        return new CompanyScope(false, names);
    }

    /** Whether the company of that name is within. */
    public boolean includes(@Nullable String company) {
        return all || (company != null && names.contains(company));
    }

    /** Refuses where the company of that name is not within. */
    public void require(@Nullable String company) {
        if (!includes(company)) {
            throw new ForbiddenException();
        }
    }
}
