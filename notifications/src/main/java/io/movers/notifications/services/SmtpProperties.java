package io.movers.notifications.services;

import jakarta.validation.constraints.AssertTrue;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The mail server.
 *
 * @param host <code>EMAIL_HOST</code>; required when the service starts, but not for the training run of an image
 * @param port <code>EMAIL_PORT</code>
 * @param username <code>EMAIL_USERNAME</code>; empty if the server needs none
 * @param password <code>EMAIL_PASSWORD</code>
 * @param tls <code>EMAIL_TLS</code>: tls, starttls or none; empty means tls on port 465 and starttls on any other
 * @param connectTimeout how long connecting to the server may take
 * @param timeout how long the server may take to answer a command or to accept a part of the mail (RFC 5321: 5 minutes)
 * @param endTimeout how long it may take to answer the end of the mail (RFC 5321: 10 minutes)
 * @param properties further settings of Jakarta Mail, such as <code>mail.smtp.ssl.trust</code>
 */
@Validated
@ConfigurationProperties("movers.smtp")
public record SmtpProperties(
        @DefaultValue("") String host,
        @DefaultValue("587") String port,
        @DefaultValue("") String username,
        @DefaultValue("") String password,
        @DefaultValue("") String tls,
        @DefaultValue("5s") @DurationMin(millis = 1) Duration connectTimeout,

        @DefaultValue("5m") @DurationMin(millis = 1) @DurationMax(hours = 24)
        Duration timeout,

        @DefaultValue("10m") @DurationMin(millis = 1) @DurationMax(hours = 24)
        Duration endTimeout,

        @DefaultValue Map<String, String> properties) {
    static final String NONE = "none";
    static final String STARTTLS = "starttls";
    static final String TLS = "tls";

    private static final int TLS_PORT = 465;

    // The constraints are on methods, not on the components: a violation prints the value that it rejects.

    @AssertTrue(message = "EMAIL_PORT must be a port (1 to 65535)")
    boolean isPortAPort() {
        return port.matches("[0-9]{1,5}") && portNumber() >= 1 && portNumber() <= 65_535;
    }

    @AssertTrue(message = "EMAIL_TLS must be tls, starttls or none") boolean isTlsKnown() {
        return tls.isEmpty() || NONE.equals(mode()) || STARTTLS.equals(mode()) || TLS.equals(mode());
    }

    @AssertTrue(message = "EMAIL_TLS must be tls on EMAIL_PORT 465, whose servers speak TLS from the first byte") boolean isTlsFitForThePort() {
        return !isPortAPort() || portNumber() != TLS_PORT || !STARTTLS.equals(mode());
    }

    @AssertTrue(message = "EMAIL_USERNAME and EMAIL_PASSWORD go together: set both or none") boolean isUsernameWithPassword() {
        return username.isEmpty() == password.isEmpty();
    }

    @AssertTrue(message = "EMAIL_PASSWORD is not sent in the clear: EMAIL_TLS must be tls or starttls") boolean isPasswordEncrypted() {
        return password.isEmpty() || !NONE.equals(mode());
    }

    int portNumber() {
        return Integer.parseInt(port);
    }

    /** How the connection is encrypted. */
    String mode() {
        if (tls.isEmpty()) {
            return port.equals(String.valueOf(TLS_PORT)) ? TLS : STARTTLS;
        }
        return tls.toLowerCase(Locale.ROOT);
    }

    /** Leaves out the user name and password, since properties end up in logs. */
    @Override
    public String toString() {
        return host + ":" + port + " (" + mode() + ")";
    }
}
