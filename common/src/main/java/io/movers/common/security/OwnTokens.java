package io.movers.common.security;

import io.jsonwebtoken.JwtParserBuilder;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tokens that this suite has issued. All registered claims are required. */
final class OwnTokens implements TokenForm {

    @Override
    public JwtParserBuilder require(JwtParserBuilder parser) {
        return parser.requireIssuer(SessionTokens.MOVERS).requireAudience(SessionTokens.MOVERS);
    }

    @Override
    public Map<String, @Nullable Object> complete(String token, Map<String, @Nullable Object> claims, Instant now) {
        return claims;
    }
}
