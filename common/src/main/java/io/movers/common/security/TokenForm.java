package io.movers.common.security;

import io.jsonwebtoken.JwtParserBuilder;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which tokens are accepted: the registered claims that they need, and the values that replace missing ones. */
public interface TokenForm {

    /** Adds the claims that every token must have to a parser. */
    JwtParserBuilder require(JwtParserBuilder parser);

    /**
     * Returns the claims of a token that the parser has accepted, completed with those that every session has.
     *
     * @throws IllegalArgumentException a required claim is missing or wrong
     */
    Map<String, @Nullable Object> complete(String token, Map<String, @Nullable Object> claims, Instant now);
}
