package io.movers.common.tracing;

import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** The trace of the current thread: it begins with a request and continues through the events that follow. */
public final class Trace {
    /** The key of the trace id in the logging context. */
    public static final String MDC_KEY = "traceId";

    private Trace() {}

    /** Returns the id of the current trace, or a new one: 32 hexadecimal digits (W3C Trace Context). */
    public static String currentOrNew() {
        String current = MDC.get(MDC_KEY);
        return current == null ? newId() : current;
    }

    /** Returns a new trace id. */
    public static String newId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return "%016x%016x".formatted(random.nextLong(), random.nextLong());
    }

    /** Returns the {@code traceparent} header of a new span in the trace. */
    public static String parent(String traceId) {
        return "00-%s-%016x-01".formatted(traceId, ThreadLocalRandom.current().nextLong());
    }

    /** Returns the trace id of a {@code traceparent} header, or null if there is none. */
    public static @Nullable String idOf(@Nullable String traceparent) {
        return traceparent != null && traceparent.matches("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}.*")
                ? traceparent.substring(3, 35)
                : null;
    }
}
