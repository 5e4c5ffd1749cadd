package io.movers.local.console;

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
 * An event in the broker's stream.
 *
 * @param trace the id of its trace, or null
 * @param storedAt when its owner stored the change, in milliseconds since 1970
 * @param sentAt when the broker stored it, in milliseconds since 1970
 */
record StreamedEvent(
        String id,
        long sequence,
        String subject,
        String aggregate,
        @Nullable Long version,
        String state,
        @Nullable String trace,
        long storedAt,
        long sentAt,
        byte[] body) {
    private static final Pattern VERSION = Pattern.compile("\"version\":(\\d{1,18})");

    static StreamedEvent of(Message message) {
        long sequence = message.metaData().streamSequence();
        long sentAt = message.metaData().timestamp().toInstant().toEpochMilli();
        Headers headers = message.getHeaders() == null ? new Headers() : message.getHeaders();
        String id = headers.getFirst("Nats-Msg-Id");
        String aggregate = headers.getFirst("Movers-Aggregate-Id");
        String state = headers.getFirst("Movers-State");
        String parent = TraceParent.valid(headers.getFirst(TraceParent.HEADER));
        return new StreamedEvent(
                id == null ? "stream-" + sequence : id,
                sequence,
                EventFeed.nameOf(message.getSubject()),
                aggregate == null ? "" : aggregate,
                versionIn(message.getData()),
                state == null ? "partial" : state,
                parent == null ? null : parent.substring(3, 35),
                storedAt(headers.getFirst("Movers-Published-At"), sentAt),
                sentAt,
                message.getData());
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
