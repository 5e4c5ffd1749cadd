package io.movers.auth.services;

import static org.assertj.core.api.Assertions.assertThat;

import io.movers.common.security.SessionProperties;
import io.movers.common.security.SessionTokens;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Here because the tests of common have a JSON library for tokens that no service has. */
class SigningKeysTests {
    @Test
    void sessionsAreSignedWithAPairOfKeysByTheLibrariesOfAService() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        SessionTokens tokens = new SessionTokens(
                new SessionProperties(
                        "",
                        "",
                        pem("PRIVATE KEY", pair.getPrivate().getEncoded()),
                        pem("PUBLIC KEY", pair.getPublic().getEncoded()),
                        true,
                        ""),
                Clock.systemUTC());

        String token = tokens.issue(Map.of("id", "5fa000000000000000000001", "email", "ana@acme.test", "role", "user"));

        assertThat(tokens.verify(token)).isNotNull();
    }

    private static String pem(String label, byte[] der) {
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
                .formatted(label, Base64.getEncoder().encodeToString(der));
    }
}
