package io.movers.common.events.deadletter;

import io.movers.common.events.ReplicaState;
import io.movers.common.events.transport.Envelope;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * An event that could not be handled yet.
 *
 * @param id the event's id
 * @param publishedAt when it was published; null where that was not noted
 * @param attempts how often it has been tried from here
 * @param lastError the class of the last failure; its message may hold personal data
 */
@Document("parkedEvents")
record DeadLetter(
        @Id String id,
        String subject,
        String aggregateId,
        String data,
        ReplicaState state,
        @Nullable String trace,
        @Nullable Instant publishedAt,
        String lastError,
        Instant parkedAt,
        int attempts,
        @Indexed Instant nextAttemptAt) {

    Envelope toEnvelope() {
        return new Envelope(
                id,
                subject,
                aggregateId,
                data.getBytes(StandardCharsets.UTF_8),
                state,
                trace,
                publishedAt == null ? parkedAt : publishedAt);
    }
}
