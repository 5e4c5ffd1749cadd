package io.movers.notifications.services;

import java.time.Instant;

/**
 * A mail with a code that an event causes.
 *
 * @param eventId what it is known by: one event, one mail
 * @param expiresAt when the code is of no more use, and mailing it neither
 */
public record Mail(
        String eventId, MailKind kind, String userId, String to, String name, String code, Instant expiresAt) {
    /** Without the code and the address: this is what ends up in logs. */
    @Override
    public String toString() {
        return "Mail[eventId=" + eventId + ", kind=" + kind + ", userId=" + userId + ", expiresAt=" + expiresAt + "]";
    }
}
