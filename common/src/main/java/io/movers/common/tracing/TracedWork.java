package io.movers.common.tracing;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import org.jspecify.annotations.Nullable;

/** Work under way whose span is the current one of its thread; closing it ends the span. */
public final class TracedWork implements AutoCloseable {
    private final Span span;
    private final Tracer.SpanInScope scope;

    TracedWork(Span span, Tracer.SpanInScope scope) {
        this.span = span;
        this.scope = scope;
    }

    /** Whether attributes are kept: do not compute them in vain. */
    public boolean isRecorded() {
        return !span.isNoop();
    }

    /** Adds an attribute. */
    public TracedWork tag(String name, String value) {
        span.tag(name, value);
        return this;
    }

    /** Adds an attribute. */
    public TracedWork tag(String name, long value) {
        span.tag(name, value);
        return this;
    }

    /** Adds an attribute. */
    public TracedWork tag(String name, boolean value) {
        span.tag(name, value);
        return this;
    }

    /**
     * Marks the work as failed.
     *
     * @param type the class of the failure; its message may contain personal data
     */
    public void failed(String type) {
        markFailed(span, type);
    }

    static void markFailed(Span span, String type) {
        span.tag("error.type", type);
        span.error(new Failure(type));
    }

    /** What follows from this work continues its trace; null if nothing is traced. */
    public @Nullable String traceparent() {
        return TraceParent.of(span.context());
    }

    @Override
    public void close() {
        scope.close();
        span.end();
    }

    /** Says only the class of the failure, and has no stack trace. */
    private static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Failure(String type) {
            super(type, null, false, false);
        }
    }
}
