package io.movers.notifications.services;

import java.time.Instant;

/** Mails for tests. */
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
}
