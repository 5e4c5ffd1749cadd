package io.movers.common.security;

import static io.movers.common.security.Sessions.KEY;
import static io.movers.common.security.Sessions.NOW;
import static io.movers.common.security.Sessions.OTHER_KEY;
import static io.movers.common.security.Sessions.claims;
import static io.movers.common.security.Sessions.tokens;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.MacAlgorithm;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SessionTokensTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void tokenCarriesTheClaimsInOrderWithTheirNulls() {
        JsonNode payload = payload(tokens(NOW).issue(claims("client")));

        assertThat(payload.propertyNames())
                .startsWith("id", "email", "country", "role", "status", "client")
                .contains("iat", "exp", "iss", "aud", "jti");
        assertThat(payload.path("country").isNull()).isTrue();
        assertThat(payload.path("iss").asString()).isEqualTo("movers");
        assertThat(payload.path("aud").asString()).isEqualTo("movers");
        assertThat(payload.path("iat").asLong()).isEqualTo(NOW.getEpochSecond());
        assertThat(payload.path("exp").asLong())
                .isEqualTo(NOW.plus(Duration.ofDays(7)).getEpochSecond());
    }

    @Test
    void tokenIsSignedWithHs256() {
        String header = tokens(NOW).issue(claims("user")).split("\\.")[0];

        assertThat(JSON.readTree(Base64.getUrlDecoder().decode(header)))
                .isEqualTo(JSON.readTree("{\"typ\":\"JWT\",\"alg\":\"HS256\"}"));
    }

    @Test
    void longKeyStillSignsWithHs256() {
        String header = tokens(OTHER_KEY, "", NOW).issue(claims("user")).split("\\.")[0];

        assertThat(new String(Base64.getUrlDecoder().decode(header), StandardCharsets.UTF_8))
                .contains("HS256");
    }

    @Test
    void verifiedTokenDescribesItsCaller() {
        CurrentUser user = tokens(NOW).verify(tokens(NOW).issue(claims("client")));

        assertThat(user).isNotNull();
        assertThat(user.id()).isEqualTo("5fa000000000000000000001");
        assertThat(user.role()).isEqualTo(Role.CLIENT);
        assertThat(user.client()).isEqualTo("Acme");
        assertThat(user.office()).isNull();
        assertThat(user.unverified()).isFalse();
        assertThat(user.issuedAt()).isEqualTo(NOW);
        assertThat(user.expiresAt())
                .isEqualTo(NOW.plus(Duration.ofDays(7)).truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
        assertThat(user.tokenId()).isNotBlank();
    }

    @Test
    void callersClaimsAreTheAccountsAndIat() {
        CurrentUser user = tokens(NOW).verify(tokens(NOW).issue(claims("client")));

        Map<String, @Nullable Object> expected = claims("client");
        expected.put("iat", (int) NOW.getEpochSecond());
        assertThat(user.claims()).isEqualTo(expected).containsEntry("country", null);
    }

    @Test
    void everySessionHasItsOwnId() {
        String first = tokens(NOW).issue(claims("user"));
        String second = tokens(NOW).issue(claims("user"));

        assertThat(payload(first).path("jti").asString())
                .isNotEqualTo(payload(second).path("jti").asString());
    }

    @Test
    void tokenExpiresAfterSevenDays() {
        String token = tokens(NOW).issue(claims("user"));

        assertThat(tokens(NOW.plus(Duration.ofDays(7)).minusSeconds(1)).verify(token))
                .isNotNull();
        assertThat(tokens(NOW.plus(Duration.ofDays(7)).plusSeconds(1)).verify(token))
                .isNull();
    }

    @Test
    void acceptedTokenIsRefusedOnceItHasExpired() {
        Clock clock = mock(Clock.class);
        when(clock.instant()).thenReturn(NOW);
        SessionTokens tokens = new SessionTokens(new SessionProperties(KEY, "", "", "", true, ""), clock);
        String token = tokens.issue(claims("user"));
        assertThat(tokens.verify(token)).isSameAs(tokens.verify(token));

        when(clock.instant()).thenReturn(NOW.plus(Duration.ofDays(7)).plusSeconds(1));

        assertThat(tokens.verify(token)).isNull();
    }

    @Test
    void tokenOfAnotherKeyIsRefused() {
        assertThat(tokens(KEY, "", NOW).verify(tokens(OTHER_KEY, "", NOW).issue(claims("admin"))))
                .isNull();
    }

    @Test
    void previousKeyVerifiesButDoesNotSign() {
        SessionTokens rotated = tokens(KEY, OTHER_KEY, NOW);

        assertThat(rotated.verify(tokens(OTHER_KEY, "", NOW).issue(claims("user"))))
                .isNotNull();
        assertThat(tokens(OTHER_KEY, "", NOW).verify(rotated.issue(claims("user"))))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"exp", "iss", "aud", "jti", "iat", "id", "email"})
    void tokenWithoutARequiredClaimIsRefused(String claim) {
        Map<String, @Nullable Object> complete = foreign();
        assertThat(tokens(NOW).verify(sign(complete, Jwts.SIG.HS256))).isNotNull();

        complete.remove(claim);
        assertThat(tokens(NOW).verify(sign(complete, Jwts.SIG.HS256))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "aud"})
    void tokenOfAnotherIssuerOrAudienceIsRefused(String claim) {
        Map<String, @Nullable Object> claims = foreign();
        claims.put(claim, "others");

        assertThat(tokens(NOW).verify(sign(claims, Jwts.SIG.HS256))).isNull();
    }

    @Test
    void tokenOfAnotherAlgorithmIsRefused() {
        Map<String, @Nullable Object> claims = foreign();
        String unsigned = Jwts.builder().content(JSON.writeValueAsBytes(claims)).compact();
        SessionTokens tokens = tokens(OTHER_KEY, "", NOW);

        assertThat(tokens.verify(sign(OTHER_KEY, claims, Jwts.SIG.HS256))).isNotNull();
        assertThat(tokens.verify(sign(OTHER_KEY, claims, Jwts.SIG.HS512))).isNull();
        assertThat(tokens.verify(unsigned)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x", "not.a.jwt", "a.b.c.d", "..", "1", "{}"})
    void malformedTokenIsRefused(String token) {
        assertThat(tokens(NOW).verify(token)).isNull();
    }

    @Test
    void tokenWithoutMillisecondsCountsAsIssuedAtTheEndOfItsSecond() {
        CurrentUser user = tokens(NOW).verify(sign(foreign(), Jwts.SIG.HS256));

        assertThat(user.issuedAt()).isEqualTo(java.time.Instant.ofEpochSecond(NOW.getEpochSecond(), 999_000_000));
        assertThat(user.role()).isEqualTo(Role.USER);
        assertThat(user.status()).isEqualTo("active");
        assertThat(user.signedInAt()).isEqualTo(java.time.Instant.ofEpochSecond(NOW.getEpochSecond()));
    }

    @Test
    void renewedTokenKeepsItsIdAndSignInAndExpiresThirtyDaysAfterTheSignIn() {
        CurrentUser session = tokens(NOW).verify(tokens(NOW).issue(claims("user")));
        Instant later = NOW.plus(Duration.ofDays(25));

        CurrentUser renewed = tokens(later).verify(tokens(later).renew(session, claims("client"), later));

        assertThat(renewed.signedInAt()).isEqualTo(session.signedInAt());
        assertThat(renewed.role()).isEqualTo(Role.CLIENT);
        assertThat(renewed.tokenId()).isEqualTo(session.tokenId());
        assertThat(renewed.expiresAt()).isEqualTo(session.signedInAt().plus(Duration.ofDays(30)));
        assertThat(tokens(NOW).renew(session, claims("user"), NOW.plus(Duration.ofDays(30))))
                .isNull();
    }

    private static Map<String, @Nullable Object> foreign() {
        Map<String, @Nullable Object> claims = new LinkedHashMap<>();
        claims.put("id", "5fa000000000000000000002");
        claims.put("email", "stranger@meb.test");
        claims.put("iat", NOW.getEpochSecond());
        claims.put("exp", NOW.plusSeconds(60).getEpochSecond());
        claims.put("iss", "movers");
        claims.put("aud", "movers");
        claims.put("jti", "1");
        return claims;
    }

    private static String sign(Map<String, @Nullable Object> claims, MacAlgorithm algorithm) {
        return sign(KEY, claims, algorithm);
    }

    private static String sign(String key, Map<String, @Nullable Object> claims, MacAlgorithm algorithm) {
        String name = algorithm == Jwts.SIG.HS256 ? "HmacSHA256" : "HmacSHA512";
        return Jwts.builder()
                .content(JSON.writeValueAsBytes(claims))
                .signWith(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), name), algorithm)
                .compact();
    }

    private static JsonNode payload(String token) {
        return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }
}
