package io.movers.notifications.services;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The contents of mails and how they are sent.
 *
 * @param from the sender's address (<code>EMAIL_FROM</code>)
 * @param linkBase the web client's address, with which links start (<code>EMAIL_LINK_BASE</code>)
 * @param activationLifetime how long an activation code is valid if its event does not contain that
 * @param resetLifetime how long a reset code is valid if its event does not contain that
 * @param lease how long the other replicas wait before they send the mail of a replica that has died
 * @param concurrency how many mails a replica sends at once; fewer than the threads that handle events
 * @param maxCopies how many copies of a mail the server may get without confirming one
 * @param unconfirmedPause how long a mail waits after the server got it without a known answer
 * @param deniedPause how long mails wait after the server has refused us rather than a recipient
 */
@Validated
@ConfigurationProperties("movers.mails")
public record MailProperties(
        @DefaultValue("info@meb.dev") String from,
        @DefaultValue("https://meb-admin.moversapp.co") String linkBase,
        @DefaultValue("24h") @DurationMin(minutes = 1) Duration activationLifetime,
        @DefaultValue("30m") @DurationMin(minutes = 1) Duration resetLifetime,
        @DefaultValue("5m") @DurationMin(seconds = 1) Duration lease,
        @DefaultValue("4") @Min(1) int concurrency,
        @DefaultValue("3") @Min(1) int maxCopies,
        @DefaultValue("5m") @DurationMin(millis = 1) Duration unconfirmedPause,
        @DefaultValue("15m") @DurationMin(millis = 1) Duration deniedPause) {

    @AssertTrue(message = "EMAIL_FROM must be an address such as info@meb.dev") boolean isFromAnAddress() {
        return from.matches("[^@\\s<>,;\"]+@[A-Za-z0-9.-]+");
    }

    @AssertTrue(message = "EMAIL_LINK_BASE must be an address such as https://meb-admin.moversapp.co, without query") boolean isLinkBaseAnAddress() {
        try {
            URI base = new URI(linkBase);
            return ("https".equals(base.getScheme()) || "http".equals(base.getScheme()))
                    && base.getHost() != null
                    && base.getUserInfo() == null
                    && base.getRawQuery() == null
                    && base.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    Duration lifetime(MailKind kind) {
        return switch (kind) {
            case ACCOUNT_ACTIVATION -> activationLifetime;
            case PASSWORD_RESET -> resetLifetime;
        };
    }

    /** The domain of the sender. */
    String fromDomain() {
        return from.substring(from.indexOf('@') + 1);
    }
}
