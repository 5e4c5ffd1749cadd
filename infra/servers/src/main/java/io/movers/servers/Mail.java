package io.movers.servers;

import java.time.Instant;
import java.util.List;

/** A mail that {@link SmtpServer} has received. */
public record Mail(List<String> to, String subject, String text, String html, Instant receivedAt) {
    public Mail {
        to = List.copyOf(to);
    }
}
