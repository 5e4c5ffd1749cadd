package io.movers.common.events.transport;

import io.movers.common.events.ReplicaState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event with what travels beside its body.
 *
 * @param id the event's own id; a broker drops a second one with the same id for a while
 * @param subject the original's name, {@code user:created}
 * @param aggregateId what the event is about; events about the same aggregate are handled in order
 * @param data JSON, UTF-8
 * @param state whether the body is the whole public state
 * @param trace the trace that the event belongs to: 32 hexadecimal digits, or null
 * @param publishedAt when the change was stored that it tells of; with senders of the original's kind, when the broker took it
 */
public record Envelope(
        String id,
        String subject,
        String aggregateId,
        byte[] data,
        ReplicaState state,
        @Nullable String trace,
        Instant publishedAt) {}
