package io.movers.notifications.models;

/**
 * The answer to a request to send the mail of an event.
 *
 * @param attempt the number of the attempt, which distinguishes this claim from later ones
 * @param unconfirmed how many copies the server may have accepted in earlier attempts
 */
public record MailClaim(Status status, String eventId, int attempt, int unconfirmed) {
    /** Whether the claimant may send the mail. */
    public enum Status {
        /** The claimant may send it. */
        GRANTED,
        /** Another attempt is under way, or the next one is not due yet. */
        TAKEN,
        /** It has been sent or given up. */
        FINISHED
    }
}
