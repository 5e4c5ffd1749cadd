package io.movers.common.security;

import io.jsonwebtoken.JwtParserBuilder;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Our own: they say everything, and what they do not say is made up for by nothing. */
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
