package io.movers.common.security.node;

import io.jsonwebtoken.Jwts;
import io.movers.common.security.SessionProperties;
import io.movers.common.security.SessionTokens;
import io.movers.common.security.Sessions;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Sessions as Node services issue them. */
public final class NodeSessions {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private NodeSessions() {}

    /** The claims of a Node service's token. */
    public static Map<String, @Nullable Object> claims(Instant issued) {
        Map<String, @Nullable Object> claims = new LinkedHashMap<>();
        claims.put("id", "5fa000000000000000000001");
        claims.put("email", "ana@acme.test");
        claims.put("country", null);
        claims.put("role", "client");
        claims.put("status", "active");
        claims.put("iat", issued.getEpochSecond());
        return claims;
    }

    /** A token with those claims. */
    public static String signed(Map<String, @Nullable Object> claims) {
        return Jwts.builder()
                .content(JSON.writeValueAsBytes(claims))
                .signWith(
                        new SecretKeySpec(Sessions.KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"), Jwts.SIG.HS256)
                .compact();
    }

    /** Accepts Node services' tokens at that time. */
    public static SessionTokens tokens(Instant now) {
        return tokens(Sessions.KEY, "", now);
    }

    static SessionTokens tokens(String key, String previous, Instant now) {
        return new SessionTokens(
                new SessionProperties(key, previous, "", "", true, ""),
                Clock.fixed(now, ZoneOffset.UTC),
                new NodeTokens());
    }
}
