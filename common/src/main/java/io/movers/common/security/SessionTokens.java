package io.movers.common.security;

import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.JwtParserBuilder;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.SignatureException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes and reads the tokens that sessions consist of: JWTs, HS256 only, issued by and for <code>movers</code>.
 *
 * <p>Only the service that owns the accounts issues them; all verify them.
 */
public class SessionTokens {

    /** How long a token is valid. */
    public static final Duration LIFETIME = Duration.ofDays(7);

    /** How long after the sign-in tokens may be renewed. */
    public static final Duration RENEWABLE = Duration.ofDays(30);

    static final String MOVERS = "movers";

    private static final TypeReference<LinkedHashMap<String, @Nullable Object>> CLAIMS = new TypeReference<>() {};

    private final SecretKey key;
    private final List<JwtParser> parsers = new ArrayList<>();
    private final Clock clock;
    private final JsonMapper json;
    private final TokenForm form;

    public SessionTokens(SessionProperties properties, Clock clock) {
        this(properties, clock, new OwnTokens());
    }

    /** @param form what is accepted; what is issued is always whole */
    SessionTokens(SessionProperties properties, Clock clock, TokenForm form) {
        this.key = key(properties.key());
        this.clock = clock;
        this.form = form;
        // A mapper of its own: the application's may leave nulls out, and a claim that is null is not an absent one.
        this.json = JsonMapper.builder().build();
        parsers.add(parser(key));
        byte[] previous = properties.previousKey();
        if (previous != null) {
            parsers.add(parser(key(previous)));
        }
    }

    /** A token for somebody who signs in now. The claims keep their order and their nulls. */
    public String issue(Map<String, ? extends @Nullable Object> claims) {
        Instant now = clock.instant();
        return sign(claims, now, now);
    }

    /**
     * A new token for a session that goes on, with the account's claims of now. It ends {@link #LIFETIME} from now, but
     * never later than {@link #RENEWABLE} after the sign-in; null when that moment has passed.
     */
    public @Nullable String renew(CurrentUser session, Map<String, ? extends @Nullable Object> claims) {
        Instant now = clock.instant();
        return now.isBefore(session.signedInAt().plus(RENEWABLE)) ? sign(claims, now, session.signedInAt()) : null;
    }

    /** The caller that the token describes; null when it is not one of ours, not whole or no longer valid. */
    public @Nullable CurrentUser verify(String token) {
        for (JwtParser parser : parsers) {
            try {
                parser.parseSignedClaims(token);
                return CurrentUser.of(form.complete(token, claims(token), clock.instant()));
            } catch (SignatureException e) {
                // Perhaps signed with the previous key.
            } catch (JwtException | IllegalArgumentException | JacksonException e) {
                return null;
            }
        }
        return null;
    }

    private String sign(Map<String, ? extends @Nullable Object> claims, Instant now, Instant signedInAt) {
        Instant limit = signedInAt.plus(RENEWABLE);
        Instant end = now.plus(LIFETIME);
        Map<String, @Nullable Object> payload = new LinkedHashMap<>(claims);
        payload.put("iat", now.getEpochSecond());
        payload.put(CurrentUser.ISSUED_AT_MILLIS, now.toEpochMilli());
        payload.put(CurrentUser.SIGNED_IN_AT, signedInAt.getEpochSecond());
        payload.put("exp", (end.isBefore(limit) ? end : limit).getEpochSecond());
        payload.put("iss", MOVERS);
        payload.put("aud", MOVERS);
        payload.put("jti", UUID.randomUUID().toString());
        // As content, not as claims: the builder's claims drop nulls.
        return Jwts.builder()
                .header()
                .type("JWT")
                .and()
                .content(json.writeValueAsBytes(payload))
                .signWith(key, Jwts.SIG.HS256)
                .compact();
    }

    // The parser's claims drop nulls as well, so the verified payload is read once more.
    private Map<String, @Nullable Object> claims(String token) {
        return json.readValue(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), CLAIMS);
    }

    private JwtParser parser(SecretKey verificationKey) {
        JwtParserBuilder parser = Jwts.parser()
                .verifyWith(verificationKey)
                .sig()
                .clear()
                .add(Jwts.SIG.HS256)
                .and()
                .clock(() -> Date.from(clock.instant()));
        return form.require(parser).build();
    }

    private static SecretKey key(byte[] bytes) {
        return new SecretKeySpec(bytes, "HmacSHA256");
    }
}
