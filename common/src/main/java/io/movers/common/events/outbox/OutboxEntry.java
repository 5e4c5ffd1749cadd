package io.movers.common.events.outbox;

import io.movers.common.events.ReplicaState;
import io.movers.common.events.transport.Envelope;
import io.movers.common.tracing.TraceParent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * An unsent event in the outbox of its aggregate.
 *
 * @param id the event's id, by which duplicates are recognised
 * @param data the event as JSON
 * @param trace the {@code traceparent} of what stored it; older releases stored the trace id only
 * @param at when it was stored
 * @param attempts how often the broker has refused it
 * @param nextAttemptAt when to send it again after a refusal; null before the first
 */
record OutboxEntry(
        String id,
        String subject,
        String data,
        @Nullable String trace,
        Instant at,
        int attempts,
        @Nullable Instant nextAttemptAt) {

    OutboxEntry(String subject, String data, @Nullable String trace, Instant at) {
        this(new ObjectId().toHexString(), subject, data, trace, at, 0, null);
    }

    static OutboxEntry of(Document stored) {
        Date next = stored.getDate("nextAttemptAt");
        return new OutboxEntry(
                stored.getString("id"),
                stored.getString("subject"),
                stored.getString("data"),
                TraceParent.ofStored(stored.getString("trace")),
                stored.getDate("at").toInstant(),
                stored.getInteger("attempts", 0),
                next == null ? null : next.toInstant());
    }

    Document toDocument() {
        return new Document("id", id)
                .append("subject", subject)
                .append("data", data)
                .append("trace", trace)
                .append("at", Date.from(at));
    }

    Envelope toEnvelope(String aggregateId) {
        return new Envelope(
                id, subject, aggregateId, data.getBytes(StandardCharsets.UTF_8), ReplicaState.FULL, trace, at);
    }

    boolean isDue(Instant now) {
        return nextAttemptAt == null || !nextAttemptAt.isAfter(now);
    }
}
