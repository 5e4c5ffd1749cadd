package io.movers.notifications.models;

import java.time.Instant;

/**
 * The answer to somebody who asked to send the mail of an event.
 *
 * @param until when another may take over; that moment also tells this claim from later ones
 */
public record MailClaim(Status status, String eventId, Instant until) {
    public enum Status {
        /** Send it. */
        GRANTED,
        /** Somebody else is sending it. */
        TAKEN,
        /** It has been sent, or it was too late. */
        FINISHED
    }
}
