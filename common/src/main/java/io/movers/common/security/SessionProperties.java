package io.movers.common.security;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Pattern;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How sessions are signed and travel.
 *
 * @param jwtKey key that signs and verifies sessions ({@code JWT_KEY}), at least 32 bytes; may be empty if there are public keys
 * @param jwtKeyPrevious previous key, accepted while keys are rotated ({@code JWT_KEY_PREVIOUS}); empty if none
 * @param jwtPrivateKey key that signs sessions instead, in {@code auth} only ({@code JWT_PRIVATE_KEY}): P-256, PKCS #8, PEM; empty if none
 * @param jwtPublicKeys keys that verify those sessions, in every service ({@code JWT_PUBLIC_KEYS}): PEM, one after the other; empty if none
 * @param cookieSecure whether cookies travel over TLS only ({@code COOKIE_SECURE}); false only for plain http
 * @param cookieDomain domain of the marker cookie {@code express:sess} ({@code COOKIE_DOMAIN}); empty for the host itself
 */
@Validated
@ConfigurationProperties("movers.session")
public record SessionProperties(
        @DefaultValue("") String jwtKey,
        @DefaultValue("") String jwtKeyPrevious,
        @DefaultValue("") String jwtPrivateKey,
        @DefaultValue("") String jwtPublicKeys,
        @DefaultValue("true") boolean cookieSecure,

        @DefaultValue("")
        @Pattern(
                regexp = "(\\.?[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*)?",
                message = "COOKIE_DOMAIN must be a domain such as .example.com, or empty")
        String cookieDomain) {

    static final int KEY_BYTES = 32;

    // The constraints are on methods, not on the components: a violation prints the value that it rejects.

    @AssertTrue(
            message = "JWT_KEY must have at least 32 bytes, the same in every service."
                    + " Make one with: openssl rand -base64 48")
    boolean isJwtKeyLongEnough() {
        return bytes(jwtKey).length >= KEY_BYTES || (jwtKey.isEmpty() && !jwtPublicKeys.isEmpty());
    }

    @AssertTrue(
            message = "JWT_KEY_PREVIOUS must be empty or have at least 32 bytes:"
                    + " sessions signed with a shorter key cannot be accepted")
    boolean isJwtKeyPreviousLongEnough() {
        return jwtKeyPrevious.isEmpty() || bytes(jwtKeyPrevious).length >= KEY_BYTES;
    }

    @AssertTrue(
            message = "JWT_PRIVATE_KEY must be empty or a private key of the curve P-256."
                    + " Make one with: openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256")
    boolean isJwtPrivateKeyReadable() {
        return isReadable(this::privateKey);
    }

    @AssertTrue(
            message =
                    "JWT_PUBLIC_KEYS must be empty or contain public keys of the curve P-256, and may not be empty beside"
                            + " JWT_PRIVATE_KEY. Get one with: openssl pkey -pubout")
    boolean isJwtPublicKeysReadable() {
        return jwtPublicKeys.isEmpty() ? jwtPrivateKey.isEmpty() : isReadable(this::publicKeys);
    }

    /** The shared keys, the one that signs first. */
    List<byte[]> sharedKeys() {
        return Stream.of(jwtKey, jwtKeyPrevious)
                .filter(key -> !key.isEmpty())
                .map(SessionProperties::bytes)
                .toList();
    }

    @Nullable ECPrivateKey privateKey() {
        return jwtPrivateKey.isEmpty() ? null : Pem.privateKey(jwtPrivateKey);
    }

    List<ECPublicKey> publicKeys() {
        return jwtPublicKeys.isEmpty() ? List.of() : Pem.publicKeys(jwtPublicKeys);
    }

    private static boolean isReadable(Runnable reading) {
        try {
            reading.run();
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Leaves the keys out: properties end up in logs. */
    @Override
    public String toString() {
        return "SessionProperties[cookieSecure=" + cookieSecure + ", cookieDomain=" + cookieDomain + "]";
    }

    private static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }
}
