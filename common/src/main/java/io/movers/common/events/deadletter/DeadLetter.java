package io.movers.common.events.deadletter;

import io.movers.common.data.AboutPerson;
import io.movers.common.events.ReplicaState;
import io.movers.common.events.transport.Envelope;
import io.movers.common.tracing.TraceParent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * An event that could not be handled.
 *
 * @param id the event's id
 * @param userId the account that the event names beside its aggregate; null if it names none, and in documents of older releases
 * @param trace the {@code traceparent} of what stored the event; older releases stored the trace id only
 * @param publishedAt null in documents of older releases
 * @param lastError the class of the last failure, without its message, which may contain personal data
 * @param attempts the number of tries since it became a dead letter
 * @param nextAttemptAt null if it is not retried
 * @param status null in documents of older releases, which counts as {@link DeadLetterState#WAITING}
 */
@AboutPerson(
        value = {"aggregateId", "userId"},
        removed = true,
        secret = "data")
@Document("parkedEvents")
@CompoundIndex(def = "{aggregateId: 1}")
@CompoundIndex(def = "{userId: 1}", sparse = true)
@CompoundIndex(def = "{subject: 1, parkedAt: 1}")
@CompoundIndex(def = "{status: 1, parkedAt: 1}")
record DeadLetter(
        @Id String id,
        String subject,
        String aggregateId,
        @Nullable String userId,
        String data,
        ReplicaState state,
        @Nullable String trace,
        @Nullable Instant publishedAt,
        String lastError,
        @Indexed Instant parkedAt,
        int attempts,
        @Indexed @Nullable Instant nextAttemptAt,
        @Nullable DeadLetterState status) {

    DeadLetterState stateOrWaiting() {
        return Objects.requireNonNullElse(status, DeadLetterState.WAITING);
    }

    Envelope toEnvelope() {
        return new Envelope(
                id,
                subject,
                aggregateId,
                data.getBytes(StandardCharsets.UTF_8),
                state,
                TraceParent.ofStored(trace),
                publishedAt == null ? parkedAt : publishedAt);
    }
}
