package io.movers.notifications.models;

import io.movers.common.data.AboutPerson;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The progress of the mail that an event causes. It never contains the code or the address, since every delivery of the event carries them.
 *
 * @param id the event's id
 * @param kind the name of the mail's template
 * @param attempts how often sending it was started
 * @param unconfirmed how many times the server got the whole mail without a known answer, which is how many copies the recipient may have
 * @param leaseUntil while {@link #SENDING}, no other attempt starts before this time
 * @param lastError why the last attempt failed, in the server's words, without addresses
 * @param createdAt when sending was first started; the document is deleted 90 days later
 * @param finishedAt when it left {@link #SENDING}
 */
@AboutPerson("userId")
@Document("mails")
@CompoundIndex(def = "{'userId': 1, '_id': 1}")
@CompoundIndex(def = "{'state': 1, 'createdAt': -1}")
public record Mail(
        @Id String id,
        String kind,
        String userId,
        String state,
        int attempts,
        @Nullable Integer unconfirmed,
        @Nullable Instant leaseUntil,
        @Nullable String lastError,
        @Indexed(expireAfter = "90d") Instant createdAt,
        @Nullable Instant finishedAt) {
    /** It is being sent, or waits for its next attempt. */
    public static final String SENDING = "sending";

    /** The mail server has accepted it. */
    public static final String SENT = "sent";

    /** Its code expired before it could be sent. */
    public static final String EXPIRED = "expired";

    /** It can never be sent: the server or the address refuses it for good. */
    public static final String REFUSED = "refused";

    /** The server got the largest allowed number of copies and confirmed none. */
    public static final String UNCONFIRMED = "unconfirmed";
}
