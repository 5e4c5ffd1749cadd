package io.movers.common.tracing;

import io.micrometer.tracing.TraceContext;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The {@code traceparent} of W3C Trace Context: a trace, one of its spans, and whether the trace is recorded. */
public final class TraceParent {
    /** The name of the header. */
    public static final String HEADER = "traceparent";

    private static final Pattern FORM = Pattern.compile(
            "(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?", Pattern.DOTALL);
    private static final Pattern TRACE_ID = Pattern.compile("[0-9a-f]{32}");
    private static final int LENGTH = 55;

    private TraceParent() {}

    /** Returns the value if it is a {@code traceparent}, without what later versions may append; otherwise null. */
    public static @Nullable String valid(@Nullable String value) {
        return value != null && FORM.matcher(value).matches() ? value.substring(0, LENGTH) : null;
    }

    /** Reads what is stored with an event. Older releases stored the trace id only; its span is unknown, and any will do. */
    public static @Nullable String ofStored(@Nullable String stored) {
        return stored != null && TRACE_ID.matcher(stored).matches()
                ? valid("00-%s-%016x-01"
                        .formatted(stored, ThreadLocalRandom.current().nextLong()))
                : valid(stored);
    }

    /** Whether the trace is recorded by those before. */
    public static boolean isSampled(@Nullable String traceparent) {
        return traceparent != null && (Character.digit(traceparent.charAt(LENGTH - 1), 16) & 1) == 1;
    }

    /** Returns the {@code traceparent} of what follows from a span; null if nothing is traced. */
    static @Nullable String of(TraceContext context) {
        return valid("00-" + context.traceId() + '-' + context.spanId()
                + (Boolean.TRUE.equals(context.sampled()) ? "-01" : "-00"));
    }
}
