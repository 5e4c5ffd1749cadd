package io.movers.local.console;

import io.movers.common.events.engine.EventAddresses;
import io.movers.common.events.transport.Delivery;
import io.movers.common.events.transport.Envelope;
import io.movers.common.tracing.TraceParent;
import io.nats.client.Message;
import io.nats.client.impl.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An event as the broker has stored it.
 *
 * @param sequence its number in the stream; null on NATS Streaming
 * @param trace the id of its trace, or null
 * @param storedAt when its owner stored the change, in milliseconds since 1970
 * @param sentAt when the broker stored it, in milliseconds since 1970
 */
record StreamedEvent(
        String id,
        @Nullable Long sequence,
        String subject,
        String aggregate,
        @Nullable Long version,
        String state,
        @Nullable String trace,
        long storedAt,
        long sentAt,
        byte[] body) {
    private static final Pattern VERSION = Pattern.compile("\"version\":(\\d{1,18})");

    static StreamedEvent of(Delivery delivery) {
        Envelope envelope = delivery.envelope();
        long storedAt = envelope.publishedAt().toEpochMilli();
        return new StreamedEvent(
                envelope.id(),
                null,
                envelope.subject(),
                envelope.aggregateId(),
                versionIn(envelope.data()),
                envelope.state().wireName(),
                traceIn(envelope.trace()),
                storedAt,
                delivery.publishedAt() == null
                        ? storedAt
                        : delivery.publishedAt().toEpochMilli(),
                envelope.data());
    }

    static StreamedEvent of(Message message) {
        long sequence = message.metaData().streamSequence();
        long sentAt = message.metaData().timestamp().toInstant().toEpochMilli();
        Headers headers = message.getHeaders() == null ? new Headers() : message.getHeaders();
        String id = headers.getFirst("Nats-Msg-Id");
        String aggregate = headers.getFirst("Movers-Aggregate-Id");
        String state = headers.getFirst("Movers-State");
        return new StreamedEvent(
                id == null ? "stream-" + sequence : id,
                sequence,
                nameOf(message.getSubject()),
                aggregate == null ? "" : aggregate,
                versionIn(message.getData()),
                state == null ? "partial" : state,
                traceIn(headers.getFirst(TraceParent.HEADER)),
                storedAt(headers.getFirst("Movers-Published-At"), sentAt),
                sentAt,
                message.getData());
    }

    /** The name in the suite of a subject of the stream: {@code user:created}. */
    private static String nameOf(String subject) {
        return subject.startsWith(EventAddresses.PREFIX)
                ? subject.substring(EventAddresses.PREFIX.length()).replace('.', ':')
                : subject;
    }

    private static @Nullable String traceIn(@Nullable String header) {
        String parent = TraceParent.valid(header);
        return parent == null ? null : parent.substring(3, 35);
    }

    private static @Nullable Long versionIn(byte[] body) {
        Matcher version = VERSION.matcher(new String(body, StandardCharsets.UTF_8));
        return version.find() ? Long.valueOf(version.group(1)) : null;
    }

    private static long storedAt(@Nullable String header, long otherwise) {
        try {
            return header == null ? otherwise : Instant.parse(header).toEpochMilli();
        } catch (DateTimeParseException e) {
            return otherwise;
        }
    }
}
