package io.movers.common.security.node;

import static io.movers.common.security.Sessions.KEY;
import static io.movers.common.security.Sessions.NOW;
import static io.movers.common.security.Sessions.OTHER_KEY;
import static io.movers.common.security.node.NodeSessions.claims;
import static io.movers.common.security.node.NodeSessions.signed;
import static io.movers.common.security.node.NodeSessions.tokens;
import static org.assertj.core.api.Assertions.assertThat;

import io.jsonwebtoken.Jwts;
import io.movers.common.security.CurrentUser;
import io.movers.common.security.Role;
import io.movers.common.security.SessionTokens;
import io.movers.common.security.Sessions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class NodeTokensTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Instant SECOND = Instant.ofEpochSecond(NOW.getEpochSecond());

    /** Made with Node: jsonwebtoken 8.5.1, sign({id, email, country: null, role, status, iat: 1767323045}, KEY). */
    private static final String NODE =
            "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpZCI6IjVmYTAwMDAwMDAwMDAwMDAwMDAwMDAwMSIsImVtYWlsIjoiYW5hQGFjbWUudGVzdCIsImNvdW50cnkiOm51bGwsInJvbGUiOiJjbGllbnQiLCJzdGF0dXMiOiJhY3RpdmUiLCJpYXQiOjE3NjczMjMwNDV9.YH0CWhv8sUnLlCNrdL6m1esx7vztxRWjGlfNFacFzdQ";

    @Test
    void tokenOfANodeServiceIsAcceptedOnlyBesideNodeServices() {
        CurrentUser user = tokens(NOW).verify(NODE);

        assertThat(user).isNotNull();
        assertThat(user.id()).isEqualTo("5fa000000000000000000001");
        assertThat(user.role()).isEqualTo(Role.CLIENT);
        assertThat(user.signedInAt()).isEqualTo(SECOND);
        assertThat(user.expiresAt()).isEqualTo(SECOND.plus(Duration.ofDays(7)));
        assertThat(user.claims())
                .containsOnlyKeys("id", "email", "country", "role", "status", "iat")
                .containsEntry("country", null);
        assertThat(Sessions.tokens(NOW).verify(NODE)).isNull();
    }

    @Test
    void nodesTokenCountsAsIssuedAtTheStartOfItsSecond() {
        assertThat(tokens(NOW).verify(NODE).issuedAt()).isEqualTo(SECOND);
    }

    @Test
    void nodesTokenIsAcceptedForSevenDays() {
        assertThat(tokens(SECOND.plus(Duration.ofDays(7)).minusSeconds(1)).verify(NODE))
                .isNotNull();
        assertThat(tokens(SECOND.plus(Duration.ofDays(7))).verify(NODE)).isNull();
    }

    @Test
    void nodesTokenMayBeIssuedUpToAMinuteAhead() {
        assertThat(tokens(SECOND.minusSeconds(60)).verify(NODE)).isNotNull();
        assertThat(tokens(SECOND.minusSeconds(61)).verify(NODE)).isNull();
    }

    @Test
    void nodesTokenNeedsOneOfTheKeys() {
        assertThat(tokens(OTHER_KEY, "", NOW).verify(NODE)).isNull();
        assertThat(tokens(OTHER_KEY, KEY, NOW).verify(NODE)).isNotNull();
    }

    @Test
    void tokenWithoutSignatureIsRefused() {
        String unsigned =
                Jwts.builder().content(JSON.writeValueAsBytes(claims(NOW))).compact();
        String stripped = NODE.substring(0, NODE.lastIndexOf('.') + 1);

        assertThat(unsigned).endsWith(".");
        assertThat(tokens(NOW).verify(unsigned)).isNull();
        assertThat(tokens(NOW).verify(stripped)).isNull();
    }

    @Test
    void tokenOfAnotherAlgorithmIsRefused() {
        String hs512 = Jwts.builder()
                .content(JSON.writeValueAsBytes(claims(NOW)))
                .signWith(new SecretKeySpec(bytes(OTHER_KEY), "HmacSHA512"), Jwts.SIG.HS512)
                .compact();

        assertThat(tokens(OTHER_KEY, "", NOW).verify(hs512)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"iat", "id", "email"})
    void nodesTokenWithoutARequiredClaimIsRefused(String claim) {
        Map<String, @Nullable Object> claims = claims(NOW);
        assertThat(tokens(NOW).verify(signed(claims))).isNotNull();

        claims.remove(claim);
        assertThat(tokens(NOW).verify(signed(claims))).isNull();
    }

    @ParameterizedTest
    @CsvSource({"iss, others", "aud, others", "jti, ''"})
    void registeredClaimOfNodesTokenMustBeRightIfPresent(String claim, String value) {
        Map<String, @Nullable Object> claims = claims(NOW);
        claims.put(claim, value);

        assertThat(tokens(NOW).verify(signed(claims))).isNull();
    }

    @Test
    void expiryOfNodesTokenIsKept() {
        Map<String, @Nullable Object> claims = claims(NOW);
        claims.put("exp", NOW.plusSeconds(60).getEpochSecond());
        String token = signed(claims);

        assertThat(tokens(NOW).verify(token).expiresAt()).isEqualTo(SECOND.plusSeconds(60));
        assertThat(tokens(NOW.plusSeconds(61)).verify(token)).isNull();
    }

    @Test
    void expiryAloneDoesNotProlongNodesToken() {
        Map<String, @Nullable Object> claims = claims(NOW.minus(Duration.ofDays(8)));
        claims.put("exp", NOW.plusSeconds(60).getEpochSecond());

        assertThat(tokens(NOW).verify(signed(claims))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "aud"})
    void nodesTokenMayNameOurIssuerAndAudience(String claim) {
        Map<String, @Nullable Object> claims = claims(NOW);
        claims.put(claim, claim.equals("aud") ? List.of("others", "movers") : "movers");

        assertThat(tokens(NOW).verify(signed(claims))).isNotNull();
    }

    @Test
    void substituteIdOfNodesTokenDoesNotDependOnTheSpellingOfItsSignature() {
        Map<String, @Nullable Object> another = claims(NOW);
        another.put("status", "unverified");
        String id = tokens(NOW).verify(NODE).tokenId();
        String respelt = respelt(NODE);

        assertThat(id).matches("sha256:[0-9a-f]{64}");
        assertThat(tokens(NOW.plusSeconds(5)).verify(NODE).tokenId()).isEqualTo(id);
        assertThat(tokens(NOW).verify(signed(another)).tokenId()).isNotEqualTo(id);
        assertThat(tokens(NOW).verify(respelt).tokenId()).isEqualTo(id);
    }

    @Test
    void ownTokenIsJudgedTheSameBesideNodeServices() {
        String token = tokens(NOW).issue(Sessions.claims("client"));
        CurrentUser user = tokens(NOW).verify(token);

        assertThat(Sessions.tokens(NOW).verify(token)).isEqualTo(user);
        assertThat(user.issuedAt()).isEqualTo(NOW);
        assertThat(user.tokenId()).doesNotStartWith("sha256:");
        assertThat(tokens(NOW.plus(Duration.ofDays(7)).plusSeconds(1)).verify(token))
                .isNull();
    }

    @Test
    void renewedSessionOfANodeServiceIsOneOfOurs() {
        Instant nextDay = NOW.plus(Duration.ofDays(1));
        SessionTokens later = tokens(nextDay);

        String token = later.renew(later.verify(NODE), Sessions.claims("client"), nextDay);
        CurrentUser renewed = later.verify(token);

        assertThat(renewed.signedInAt()).isEqualTo(SECOND);
        assertThat(renewed.tokenId()).isEqualTo(later.verify(NODE).tokenId());
        assertThat(Sessions.tokens(nextDay).verify(token)).isEqualTo(renewed);
    }

    /** The same token with the unused bits of its last character set. */
    private static String respelt(String token) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int last = alphabet.indexOf(token.charAt(token.length() - 1));
        String respelt = token.substring(0, token.length() - 1) + alphabet.charAt(last ^ 1);
        String signature = token.substring(token.lastIndexOf('.') + 1);
        assertThat(Base64.getUrlDecoder().decode(respelt.substring(respelt.lastIndexOf('.') + 1)))
                .isEqualTo(Base64.getUrlDecoder().decode(signature));
        return respelt;
    }

    private static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }
}
