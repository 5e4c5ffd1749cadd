package io.movers.clients.services;

import io.movers.common.security.CurrentUser;
import io.movers.common.security.Role;
import java.time.Instant;
import java.util.Map;

/** Callers for tests. */
final class Callers {
    private Callers() {}

    static CurrentUser of(Role role) {
        return of(role, "active");
    }

    static CurrentUser unverified(Role role) {
        return of(role, CurrentUser.UNVERIFIED);
    }

    private static CurrentUser of(Role role, String status) {
        Instant now = Instant.parse("2024-05-01T10:00:00Z");
        return new CurrentUser(
                role.value(),
                "a@b.co",
                null,
                null,
                role,
                status,
                status.equals(CurrentUser.UNVERIFIED),
                null,
                null,
                null,
                "jti",
                now,
                now,
                now,
                Map.of());
    }
}
