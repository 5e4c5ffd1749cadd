package io.movers.common.security.node;

import io.jsonwebtoken.JwtParserBuilder;
import io.movers.common.data.Sha256;
import io.movers.common.security.CurrentUser;
import io.movers.common.security.SessionTokens;
import io.movers.common.security.TokenForm;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Accepts the tokens of Node services, too. Those have no expiry, issuer, audience or id, and are accepted for as long after
 * their issue as our own tokens. A claim that is present must be right.
 */
public final class NodeTokens implements TokenForm {

    /** Time by which another machine's clock may be ahead. */
    static final Duration LEEWAY = Duration.ofMinutes(1);

    @Override
    public JwtParserBuilder require(JwtParserBuilder parser) {
        return parser;
    }

    @Override
    public Map<String, @Nullable Object> complete(String token, Map<String, @Nullable Object> claims, Instant now) {
        requireOursIfStated(claims.get("iss"));
        requireOursIfStated(claims.get("aud"));
        if (Stream.of("iss", "aud", "exp", "jti").allMatch(name -> claims.get(name) != null)) {
            return claims;
        }
        long issued = issued(claims);
        if (issued > now.plus(LEEWAY).getEpochSecond()
                || issued <= now.minus(SessionTokens.LIFETIME).getEpochSecond()) {
            throw new IllegalArgumentException("The token is too old or was issued in the future");
        }
        Map<String, @Nullable Object> completed = new LinkedHashMap<>(claims);
        completed.putIfAbsent("exp", issued + SessionTokens.LIFETIME.toSeconds());
        completed.putIfAbsent("jti", standIn(token));
        // The start of the second, so that whatever ends the account's sessions within that second ends this one, too.
        completed.put(CurrentUser.ISSUED_AT_MILLIS, Duration.ofSeconds(issued).toMillis());
        return completed;
    }

    private static void requireOursIfStated(@Nullable Object claim) {
        boolean ours = claim == null
                || claim.equals(SessionTokens.MOVERS)
                || (claim instanceof List<?> several && several.contains(SessionTokens.MOVERS));
        if (!ours) {
            throw new IllegalArgumentException("The token has another issuer or audience");
        }
    }

    private static long issued(Map<String, @Nullable Object> claims) {
        if (claims.get("iat") instanceof Number seconds) {
            return seconds.longValue();
        }
        throw new IllegalArgumentException("The token has no iat");
    }

    // Leaves out the signature: its last character can be written in several ways, and each would give another id.
    private static String standIn(String token) {
        byte[] signed = token.substring(0, token.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII);
        return "sha256:" + HexFormat.of().formatHex(Sha256.of(signed));
    }
}
