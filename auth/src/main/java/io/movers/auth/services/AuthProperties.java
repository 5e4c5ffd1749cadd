package io.movers.auth.services;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How accounts are guarded.
 *
 * @param rateLimitEnabled whether sign-in, sign-up, activation and reset are limited (RATE_LIMIT_ENABLED)
 * @param rateLimitWindow the time in which they are counted
 * @param rateLimitPerAddress how often an address may try in that time
 * @param rateLimitPerAccount how often an address may try one account in that time
 * @param hashesAtOnce how many passwords are hashed at once: each takes 19 MB
 * @param hashWait how long a request waits for its turn to hash
 * @param bootstrapAdminEmail the first administrator, made if there is none (BOOTSTRAP_ADMIN_EMAIL)
 * @param bootstrapAdminPassword his password (BOOTSTRAP_ADMIN_PASSWORD)
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

    /** Without the password: properties end up in logs. */
    @Override
    public String toString() {
        return "AuthProperties[rateLimitEnabled=" + rateLimitEnabled + "]";
    }
}
