package io.movers.common.security;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Pattern;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How sessions are signed and travel.
 *
 * @param jwtKey key that signs and verifies sessions ({@code JWT_KEY}), at least 32 bytes
 * @param jwtKeyPrevious previous key, accepted while keys are rotated ({@code JWT_KEY_PREVIOUS}); empty if none
 * @param cookieSecure whether cookies travel over TLS only ({@code COOKIE_SECURE}); false only for plain http
 * @param cookieDomain domain of the marker cookie {@code express:sess} ({@code COOKIE_DOMAIN}); empty for the host itself
 */
@Validated
@ConfigurationProperties("movers.session")
public record SessionProperties(
        @DefaultValue("") String jwtKey,
        @DefaultValue("") String jwtKeyPrevious,
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
        return bytes(jwtKey).length >= KEY_BYTES;
    }

    @AssertTrue(
            message = "JWT_KEY_PREVIOUS must be empty or have at least 32 bytes:"
                    + " sessions signed with a shorter key cannot be accepted")
    boolean isJwtKeyPreviousLongEnough() {
        return jwtKeyPrevious.isEmpty() || bytes(jwtKeyPrevious).length >= KEY_BYTES;
    }

    byte[] key() {
        return bytes(jwtKey);
    }

    byte @Nullable [] previousKey() {
        return jwtKeyPrevious.isEmpty() ? null : bytes(jwtKeyPrevious);
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
