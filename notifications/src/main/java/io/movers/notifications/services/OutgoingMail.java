package io.movers.notifications.services;

import java.time.Instant;

/**
 * A mail with a code.
 *
 * @param eventId the event that causes it: one event, one mail
 * @param expiresAt when the code expires; the mail is not sent after that
 */
public record OutgoingMail(
        String eventId, MailKind kind, String userId, String to, String name, String code, Instant expiresAt) {
    /** For logs: leaves out the code, the name and the address. */
    @Override
    public String toString() {
        return "Mail %s (%s) to user %s".formatted(eventId, kind.template(), userId);
    }
}
