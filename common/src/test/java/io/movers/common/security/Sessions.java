package io.movers.common.security;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Properties, claims and callers for tests. */
public final class Sessions {

    public static final String KEY = "0123456789abcdef0123456789abcdef";
    public static final String OTHER_KEY = "fedcba9876543210fedcba9876543210-and-longer-than-sixty-four-bytes";
    public static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

    private Sessions() {}

    public static SessionProperties properties() {
        return new SessionProperties(KEY, "", "", "", true, "");
    }

    public static SessionTokens tokens(Instant now) {
        return tokens(KEY, "", now);
    }

    public static SessionTokens tokens(String key, String previous, Instant now) {
        return new SessionTokens(
                new SessionProperties(key, previous, "", "", true, ""), Clock.fixed(now, ZoneOffset.UTC));
    }

    public static Map<String, @Nullable Object> claims(@Nullable String role) {
        Map<String, @Nullable Object> claims = new LinkedHashMap<>();
        claims.put("id", "5fa000000000000000000001");
        claims.put("email", "ana@acme.test");
        claims.put("country", null);
        claims.put("role", role);
        claims.put("status", "active");
        claims.put("client", "Acme");
        return claims;
    }

    public static CurrentUser user(String id, @Nullable String role, @Nullable String client) {
        Map<String, @Nullable Object> claims = claims(role);
        claims.put("id", id);
        claims.put("client", client);
        return user(claims);
    }

    public static CurrentUser user(Map<String, @Nullable Object> claims) {
        CurrentUser user = tokens(NOW).verify(tokens(NOW).issue(claims));
        if (user == null) {
            throw new IllegalStateException("not a session: " + claims);
        }
        return user;
    }
}
