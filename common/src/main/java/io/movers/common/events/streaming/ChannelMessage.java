package io.movers.common.events.streaming;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.movers.common.events.ReplicaState;
import io.movers.common.events.transport.Envelope;
import io.movers.common.tracing.TraceParent;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event in a channel: the JSON that the Node services use, without fields that are null and with one more field for the metadata that other brokers carry
 * in headers. Node services ignore that field.
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
        leaveOutNulls(body);
        body.set(
                BESIDE,
                JSON.valueToTree(new Beside(
                        envelope.id(),
                        envelope.aggregateId(),
                        envelope.state().wireName(),
                        envelope.trace(),
                        envelope.publishedAt().toString())));
        return JSON.writeValueAsBytes(body);
    }

    /** Node services never send null for an absent value, and an enum of mongoose refuses it. In a full state, absent means null. */
    private static void leaveOutNulls(ObjectNode object) {
        object.removeNulls();
        object.valueStream()
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .forEach(ChannelMessage::leaveOutNulls);
    }

    /**
     * @param channel the subject's name, {@code user:created}
     * @param sequence the event's position in the channel
     * @param storedAt when the broker stored it, in nanoseconds since 1970. Sequence and time together replace the event id
     *     that Node services do not send; the sequence alone would not do, since it starts over when a broker has lost its
     *     disk
     */
    static Envelope toEnvelope(String channel, long sequence, long storedAt, byte[] data) {
        Beside beside = beside(data);
        return new Envelope(
                beside.eventId == null ? "stan-%d-%d".formatted(sequence, storedAt) : beside.eventId,
                channel,
                beside.aggregateId == null ? "" : beside.aggregateId,
                data,
                ReplicaState.ofWireName(beside.state),
                TraceParent.valid(beside.traceparent),
                publishedAt(beside.publishedAt, storedAt));
    }

    private static Beside beside(byte[] data) {
        try {
            JsonNode beside = JSON.readTree(data).path(BESIDE);
            return beside.isObject() ? JSON.treeToValue(beside, Beside.class) : Beside.NOTHING;
        } catch (JacksonException e) {
            return Beside.NOTHING; // an unreadable event is detected when its body is read
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
