package io.movers.local.console;

import io.movers.common.events.transport.Envelope;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
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

    /**
     * An event that the broker has delivered.
     *
     * @param sequence its number in the stream; null on NATS Streaming
     * @param sentAt when the broker stored it; null if unknown
     */
    static StreamedEvent of(Envelope envelope, @Nullable Long sequence, @Nullable Instant sentAt) {
        String parent = envelope.trace();
        return new StreamedEvent(
                envelope.id(),
                sequence,
                envelope.subject(),
                envelope.aggregateId(),
                versionIn(envelope.data()),
                envelope.state().wireName(),
                parent == null ? null : parent.substring(3, 35),
                envelope.publishedAt().toEpochMilli(),
                (sentAt == null ? envelope.publishedAt() : sentAt).toEpochMilli(),
                envelope.data());
    }

    private static @Nullable Long versionIn(byte[] body) {
        Matcher version = VERSION.matcher(new String(body, StandardCharsets.UTF_8));
        return version.find() ? Long.valueOf(version.group(1)) : null;
    }
}
