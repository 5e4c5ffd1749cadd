package io.movers.common.events.transport;

import io.movers.common.events.ReplicaState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event's body and its metadata.
 *
 * @param id the event's id; for a while a broker drops further events with the same id
 * @param subject the subject's name, {@code user:created}
 * @param aggregateId the aggregate that the event is about; events about one aggregate are handled in order
 * @param data JSON, UTF-8
 * @param state how much of the aggregate's state the body carries
 * @param trace what the event follows from: the {@code traceparent} of the span that stored it, or null
 * @param publishedAt when the owner stored the change; for events of Node services, when the broker stored the event
 */
public record Envelope(
        String id,
        String subject,
        String aggregateId,
        byte[] data,
        ReplicaState state,
        @Nullable String trace,
        Instant publishedAt) {}
