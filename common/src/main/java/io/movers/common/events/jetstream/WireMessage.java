package io.movers.common.events.jetstream;

import io.movers.common.events.ReplicaState;
import io.movers.common.events.engine.EventAddresses;
import io.movers.common.events.transport.Envelope;
import io.movers.common.tracing.TraceParent;
import io.nats.client.Message;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import io.nats.client.support.NatsJetStreamConstants;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** An event on the wire: {@code user:created} has the NATS subject {@code movers.user.created}, and metadata is in headers. */
public final class WireMessage {
    private static final String AGGREGATE_ID = "Movers-Aggregate-Id";
    private static final String STATE = "Movers-State";
    private static final String PUBLISHED_AT = "Movers-Published-At";

    private WireMessage() {}

    static NatsMessage of(Envelope envelope) {
        Headers headers = new Headers()
                .add(NatsJetStreamConstants.MSG_ID_HDR, envelope.id())
                .add(AGGREGATE_ID, envelope.aggregateId())
                .add(STATE, envelope.state().wireName())
                .add(PUBLISHED_AT, envelope.publishedAt().toString());
        if (envelope.trace() != null) {
            headers.add(TraceParent.HEADER, envelope.trace());
        }
        return NatsMessage.builder()
                .subject(EventAddresses.subject(envelope.subject()))
                .headers(headers)
                .data(envelope.data())
                .build();
    }

    /**
     * Reads a delivered message. An event of a sender without these headers gets an id from its place in the stream and no aggregate.
     *
     * @param subject the subject's name in the suite, {@code user:created}
     */
    public static Envelope toEnvelope(String subject, Message message) {
        String id = header(message, NatsJetStreamConstants.MSG_ID_HDR);
        String aggregateId = header(message, AGGREGATE_ID);
        return new Envelope(
                id == null ? "stream-" + message.metaData().streamSequence() : id,
                subject,
                aggregateId == null ? "" : aggregateId,
                message.getData(),
                ReplicaState.ofWireName(header(message, STATE)),
                TraceParent.valid(header(message, TraceParent.HEADER)),
                publishedAt(message));
    }

    private static Instant publishedAt(Message message) {
        String header = header(message, PUBLISHED_AT);
        if (header != null) {
            try {
                return Instant.parse(header);
            } catch (DateTimeParseException e) {
                // fall back to the broker's time
            }
        }
        return message.metaData().timestamp().toInstant();
    }

    private static @Nullable String header(Message message, String name) {
        Headers headers = message.getHeaders();
        return headers == null ? null : headers.getFirst(name);
    }
}
