package io.movers.common.events.streaming;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.movers.common.events.ReplicaState;
import io.movers.common.events.transport.Envelope;
import io.movers.common.tracing.Trace;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * How an event stands in a channel: the original's JSON, and in one field more, which its listeners do not look at, what a
 * broker with headers would carry there.
 */
final class ChannelMessage {
    private static final String BESIDE = "movers";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Beside(
            @Nullable String eventId,
            @Nullable String aggregateId,
            @Nullable String state,
            @Nullable String traceparent,
            @Nullable String publishedAt) {
        static final Beside NOTHING = new Beside(null, null, null, null, null);
    }

    private ChannelMessage() {}

    static byte[] of(Envelope envelope) {
        ObjectNode body = JSON.readValue(envelope.data(), ObjectNode.class);
        String trace = envelope.trace();
        body.set(
                BESIDE,
                JSON.valueToTree(new Beside(
                        envelope.id(),
                        envelope.aggregateId(),
                        envelope.state().wireName(),
                        trace == null ? null : Trace.parent(trace),
                        envelope.publishedAt().toString())));
        return JSON.writeValueAsBytes(body);
    }

    /**
     * @param channel the original's name of the subject
     * @param sequence its place in the channel
     * @param storedAt when the broker stored it, in nanoseconds since 1970; with the sequence it stands for the id that a sender
     *     of the original's kind does not give, for sequences begin again where a broker has lost its disk
     */
    static Envelope toEnvelope(String channel, long sequence, long storedAt, byte[] data) {
        Beside beside = beside(data);
        return new Envelope(
                beside.eventId == null ? "stan-%d-%d".formatted(sequence, storedAt) : beside.eventId,
                channel,
                beside.aggregateId == null ? "" : beside.aggregateId,
                data,
                ReplicaState.ofWireName(beside.state),
                Trace.idOf(beside.traceparent),
                publishedAt(beside.publishedAt, storedAt));
    }

    private static Beside beside(byte[] data) {
        try {
            JsonNode beside = JSON.readTree(data).path(BESIDE);
            return beside.isObject() ? JSON.treeToValue(beside, Beside.class) : Beside.NOTHING;
        } catch (JacksonException e) {
            return Beside.NOTHING; // what cannot be read at all is found out where the body is
        }
    }

    private static Instant publishedAt(@Nullable String said, long storedAt) {
        try {
            return said == null ? instant(storedAt) : Instant.parse(said);
        } catch (DateTimeParseException e) {
            return instant(storedAt);
        }
    }

    static Instant instant(long nanoseconds) {
        return Instant.ofEpochSecond(0, nanoseconds);
    }
}
