package io.movers.notifications.models;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What became of the mail that an event causes. It never holds the code: every delivery of the event brings it along.
 *
 * @param id the event's id
 * @param kind which mail, as its template is called
 * @param attempts how often sending it has begun
 * @param leaseUntil until when the attempt under way keeps others from sending; only while sending
 * @param createdAt when it was first begun; long after the code has expired the entry goes by itself
 * @param finishedAt when the mail server took it, or when it was found to be too late
 */
@Document("mails")
record Mail(
        @Id String id,
        String kind,
        String userId,
        String state,
        int attempts,
        @Nullable Instant leaseUntil,
        @Indexed(expireAfter = "90d") Instant createdAt,
        @Nullable Instant finishedAt) {
    static final String SENDING = "sending";
    static final String SENT = "sent";
    static final String EXPIRED = "expired";
}
