package io.movers.common.security;

import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.JwtParserBuilder;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.UnsupportedJwtException;
import io.jsonwebtoken.security.SignatureException;
import io.movers.common.data.LatestEntries;
import io.movers.common.data.Sha256;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Issues and verifies session tokens: JWTs with {@code movers} as issuer and audience. They are signed with the shared key (HS256) or, where
 * there is one, with the private key that only {@code auth} holds (ES256); no other algorithm is accepted.
 *
 * <p>Only {@code auth} issues them; all services verify them.
 */
public class SessionTokens {

    /** Time after which a token expires. */
    public static final Duration LIFETIME = Duration.ofDays(7);

    /** Time after the sign-in in which a session's token can be renewed. */
    public static final Duration RENEWABLE = Duration.ofDays(30);

    /** Issuer and audience of the tokens. */
    public static final String MOVERS = "movers";

    private static final int REMEMBERED = 5_000;

    private static final TypeReference<LinkedHashMap<String, @Nullable Object>> CLAIMS = new TypeReference<>() {};

    private final SessionKeys keys;
    private final List<JwtParser> parsers = new ArrayList<>();
    private final Clock clock;
    private final JsonMapper json;
    private final TokenForm form;

    /** Callers by the digest of their token, the oldest of which make way. The keys do not change while the process runs. */
    private final Map<ByteBuffer, CurrentUser> verified = Collections.synchronizedMap(new LatestEntries<>(REMEMBERED));

    /** Accepts the tokens that this class issues and no others. */
    public SessionTokens(SessionProperties properties, Clock clock) {
        this(properties, clock, new OwnTokens());
    }

    /** @param form which tokens are accepted; issued ones always have all claims */
    public SessionTokens(SessionProperties properties, Clock clock, TokenForm form) {
        this.keys = new SessionKeys(properties);
        this.clock = clock;
        this.form = form;
        // Not the application's mapper, which leaves nulls out: a claim that is null is not an absent one.
        this.json = JsonMapper.builder().build();
        keys.verifiers().forEach(verifier -> parsers.add(parser(verifier)));
    }

    /** Issues the token of a session that begins now. The claims keep their order and their nulls. */
    public String issue(Map<String, ? extends @Nullable Object> claims) {
        return issue(claims, clock.instant());
    }

    /** Issues the token of a session that begins at that moment. The claims keep their order and their nulls. */
    public String issue(Map<String, ? extends @Nullable Object> claims, Instant begin) {
        return sign(claims, begin, begin, UUID.randomUUID().toString());
    }

    /**
     * Issues a new token for a session, with the account's current claims. It keeps the session's {@code jti}, so that
     * signing out ends it, too. It expires after {@link #LIFETIME}, at the latest {@link #RENEWABLE} after the sign-in.
     *
     * @param at when the token is issued
     * @return null if the session can no longer be renewed
     */
    public @Nullable String renew(CurrentUser session, Map<String, ? extends @Nullable Object> claims, Instant at) {
        return at.isBefore(session.signedInAt().plus(RENEWABLE))
                ? sign(claims, at, session.signedInAt(), session.tokenId())
                : null;
    }

    /**
     * The caller that the token describes, or null if the token is not ours, incomplete or expired. The signature of a token is
     * verified once while the token is among the last {@value #REMEMBERED} that were accepted.
     */
    public @Nullable CurrentUser verify(String token) {
        ByteBuffer digest = ByteBuffer.wrap(Sha256.of(token));
        CurrentUser known = verified.get(digest);
        if (known != null && clock.instant().isBefore(known.expiresAt())) {
            return known;
        }
        CurrentUser user = parse(token);
        if (user != null) {
            verified.put(digest, user);
        }
        return user;
    }

    private @Nullable CurrentUser parse(String token) {
        for (JwtParser parser : parsers) {
            try {
                parser.parseSignedClaims(token);
                return CurrentUser.of(form.complete(token, claims(token), clock.instant()));
            } catch (SignatureException | UnsupportedJwtException e) {
                // It may be signed with another key, or in the other way.
            } catch (JwtException | IllegalArgumentException | JacksonException e) {
                return null;
            }
        }
        return null;
    }

    private String sign(
            Map<String, ? extends @Nullable Object> claims, Instant at, Instant signedInAt, String tokenId) {
        Instant limit = signedInAt.plus(RENEWABLE);
        Instant end = at.plus(LIFETIME);
        Map<String, @Nullable Object> payload = new LinkedHashMap<>(claims);
        payload.put("iat", at.getEpochSecond());
        payload.put(CurrentUser.ISSUED_AT_MILLIS, at.toEpochMilli());
        payload.put(CurrentUser.SIGNED_IN_AT, signedInAt.getEpochSecond());
        payload.put("exp", (end.isBefore(limit) ? end : limit).getEpochSecond());
        payload.put("iss", MOVERS);
        payload.put("aud", MOVERS);
        payload.put("jti", tokenId);
        // As content because the builder's claims drop nulls.
        JwtBuilder token = Jwts.builder()
                .json(TokenJson.writer(json))
                .header()
                .type("JWT")
                .and()
                .content(json.writeValueAsBytes(payload));
        keys.sign(token);
        return token.compact();
    }

    // The parser's claims drop nulls, too, so the verified payload is read again.
    private Map<String, @Nullable Object> claims(String token) {
        return json.readValue(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), CLAIMS);
    }

    private JwtParser parser(Consumer<JwtParserBuilder> verifier) {
        JwtParserBuilder parser = Jwts.parser().json(TokenJson.reader(json)).clock(() -> Date.from(clock.instant()));
        verifier.accept(parser);
        return form.require(parser).build();
    }
}
