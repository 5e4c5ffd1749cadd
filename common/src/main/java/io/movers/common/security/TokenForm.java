package io.movers.common.security;

import io.jsonwebtoken.JwtParserBuilder;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What tokens have to say about themselves, beside what they say about an account. */
interface TokenForm {

    /** Adds to a parser what every token must say. */
    JwtParserBuilder require(JwtParserBuilder parser);

    /**
     * The claims of a token that the parser has accepted, with those that every session has.
     *
     * @throws IllegalArgumentException when it does not say enough
     */
    Map<String, @Nullable Object> complete(String token, Map<String, @Nullable Object> claims, Instant now);
}
