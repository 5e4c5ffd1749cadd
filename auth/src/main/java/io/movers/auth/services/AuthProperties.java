package io.movers.auth.services;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Limits on sign-in and hashing, and the first administrator.
 *
 * @param rateLimitEnabled whether sign-in, sign-up, activation and reset are limited (<code>RATE_LIMIT_ENABLED</code>)
 * @param rateLimitWindow the window in which attempts are counted
 * @param rateLimitPerAddress attempts of an address in the window
 * @param rateLimitPerAccount attempts of an address on one account in the window
 * @param hashesAtOnce how many passwords are hashed at once, but no more than there are cores; each takes 19 MB
 * @param hashWait how long a request waits for its turn to hash
 * @param bootstrapAdminEmail address of the first administrator, created if there is none (<code>BOOTSTRAP_ADMIN_EMAIL</code>)
 * @param bootstrapAdminPassword password of the first administrator (<code>BOOTSTRAP_ADMIN_PASSWORD</code>)
 */
@Validated
@ConfigurationProperties("movers.auth")
public record AuthProperties(
        @DefaultValue("true") boolean rateLimitEnabled,
        @DefaultValue("10m") @DurationMin(seconds = 1) Duration rateLimitWindow,
        @DefaultValue("100") @Min(1) int rateLimitPerAddress,
        @DefaultValue("10") @Min(1) int rateLimitPerAccount,
        @DefaultValue("4") @Min(1) int hashesAtOnce,
        @DefaultValue("15s") @DurationMin(millis = 1) Duration hashWait,
        @DefaultValue("") String bootstrapAdminEmail,
        @DefaultValue("") String bootstrapAdminPassword) {

    /** Leaves out the password, since properties end up in logs. */
    @Override
    public String toString() {
        return "AuthProperties[rateLimitEnabled=" + rateLimitEnabled + "]";
    }
}
