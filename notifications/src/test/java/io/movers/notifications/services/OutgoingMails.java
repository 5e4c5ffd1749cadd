package io.movers.notifications.services;

import java.time.Duration;
import java.time.Instant;

/** Mails and settings for tests. */
final class OutgoingMails {
    private OutgoingMails() {}

    static OutgoingMail to(MailKind kind, String to, String name, String code) {
        return new OutgoingMail(
                "665f00000000000000000001",
                kind,
                "5f0000000000000000000001",
                to,
                name,
                code,
                Instant.parse("2030-01-01T00:00:00Z"));
    }

    /** Settings with links to that client. */
    static MailProperties properties(String linkBase) {
        return new MailProperties(
                "info@meb.dev",
                linkBase,
                Duration.ofHours(24),
                Duration.ofMinutes(30),
                Duration.ofMinutes(5),
                4,
                3,
                Duration.ofMinutes(5),
                Duration.ofMinutes(15));
    }
}
