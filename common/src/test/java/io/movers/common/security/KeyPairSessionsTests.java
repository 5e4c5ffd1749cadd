package io.movers.common.security;

import static io.movers.common.security.Sessions.KEY;
import static io.movers.common.security.Sessions.NOW;
import static io.movers.common.security.Sessions.claims;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.jsonwebtoken.Jwts;
import java.nio.charset.StandardCharsets;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class KeyPairSessionsTests {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final KeyPair first = pair("secp256r1");
    private final KeyPair second = pair("secp256r1");

    @Test
    void holderOfThePublicKeyVerifiesWhatTheHolderOfThePrivateKeySigns() {
        CurrentUser user = verifier(publicPem(first)).verify(signer(first).issue(claims("admin")));

        assertThat(user).isNotNull();
        assertThat(user.role()).isEqualTo(Role.ADMIN);
    }

    @Test
    void holderOfThePublicKeyCannotSign() {
        assertThatIllegalStateException()
                .isThrownBy(() -> verifier(publicPem(first)).issue(claims("admin")))
                .withMessageContaining("JWT_PRIVATE_KEY");
    }

    @Test
    void headerNamesAlgorithmAndKey() {
        JsonNode header = header(signer(first).issue(claims("user")));

        assertThat(header.path("alg").asString()).isEqualTo("ES256");
        assertThat(header.path("typ").asString()).isEqualTo("JWT");
        assertThat(header.path("kid").asString()).hasSize(43);
    }

    @Test
    void sessionsOfBothKeysAreAcceptedDuringARotation() {
        SessionTokens verifier = verifier(publicPem(first) + publicPem(second));

        assertThat(verifier.verify(signer(first).issue(claims("user")))).isNotNull();
        assertThat(verifier.verify(signer(second).issue(claims("user")))).isNotNull();
        assertThat(verifier(publicPem(second)).verify(signer(first).issue(claims("user"))))
                .isNull();
    }

    @Test
    void sharedKeyIsAcceptedAsLongAsItIsConfigured() {
        String ofBefore = Sessions.tokens(NOW).issue(claims("user"));

        assertThat(tokens(KEY, "", publicPem(first)).verify(ofBefore)).isNotNull();
        assertThat(verifier(publicPem(first)).verify(ofBefore)).isNull();
    }

    @Test
    void privateKeySignsAlthoughASharedKeyIsConfigured() {
        SessionTokens both = tokens(KEY, privatePem(first), publicPem(first));

        assertThat(header(both.issue(claims("user"))).path("alg").asString()).isEqualTo("ES256");
    }

    @Test
    void tokenSignedWithThePublicKeyAsASharedOneIsRefused() {
        String forged = Jwts.builder()
                .issuer("movers")
                .audience()
                .add("movers")
                .and()
                .expiration(Date.from(NOW.plusSeconds(60)))
                .claims(claims("admin"))
                .signWith(
                        new SecretKeySpec(publicPem(first).getBytes(StandardCharsets.UTF_8), "HmacSHA256"),
                        Jwts.SIG.HS256)
                .compact();

        assertThat(verifier(publicPem(first)).verify(forged)).isNull();
    }

    @Test
    void tokenWithoutKeyIdIsRefused() {
        String anonymous = Jwts.builder()
                .issuer("movers")
                .claims(claims("admin"))
                .signWith(first.getPrivate(), Jwts.SIG.ES256)
                .compact();

        assertThat(verifier(publicPem(first)).verify(anonymous)).isNull();
    }

    @Test
    void privateKeyWithoutItsPublicOneStopsTheStart() {
        assertThatIllegalStateException()
                .isThrownBy(() -> tokens("", privatePem(first), publicPem(second)))
                .withMessageContaining("JWT_PUBLIC_KEYS must contain the public key of JWT_PRIVATE_KEY");
    }

    @Test
    void linesOfAKeyMayBeJoined() {
        String joined = publicPem(first).replace('\n', ' ');

        assertThat(verifier(joined).verify(signer(first).issue(claims("user")))).isNotNull();
    }

    @Test
    void unreadableKeysAreRefusedByTheNameOfTheirVariable() {
        assertThat(properties("", "x", publicPem(first)).isJwtPrivateKeyReadable())
                .isFalse();
        assertThat(properties("", privatePem(pair("secp384r1")), publicPem(first))
                        .isJwtPrivateKeyReadable())
                .isFalse();
        assertThat(properties("", "", "x").isJwtPublicKeysReadable()).isFalse();
        assertThat(properties("", privatePem(first), "").isJwtPublicKeysReadable())
                .isFalse();
        assertThat(properties("", "", "").isJwtKeyLongEnough()).isFalse();
        assertThat(properties("short", "", publicPem(first)).isJwtKeyLongEnough())
                .isFalse();
        assertThat(properties("", privatePem(first), publicPem(first)).isJwtKeyLongEnough())
                .isTrue();
    }

    private static SessionTokens signer(KeyPair pair) {
        return tokens("", privatePem(pair), publicPem(pair));
    }

    private static SessionTokens verifier(String publicKeys) {
        return tokens("", "", publicKeys);
    }

    private static SessionTokens tokens(String shared, String privateKey, String publicKeys) {
        return new SessionTokens(properties(shared, privateKey, publicKeys), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static SessionProperties properties(String shared, String privateKey, String publicKeys) {
        return new SessionProperties(shared, "", privateKey, publicKeys, true, "");
    }

    private static JsonNode header(String token) {
        return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[0]));
    }

    private static String privatePem(KeyPair pair) {
        return pem("PRIVATE KEY", pair.getPrivate().getEncoded());
    }

    private static String publicPem(KeyPair pair) {
        return pem("PUBLIC KEY", pair.getPublic().getEncoded());
    }

    private static String pem(String label, byte[] der) {
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
                .formatted(label, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der));
    }

    private static KeyPair pair(String curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException | InvalidAlgorithmParameterException e) {
            throw new IllegalStateException(e);
        }
    }
}
