package io.movers.common.tracing;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Begins the spans of our own work: events, mails, scheduled work. Spring begins those of requests, {@link MongoSpans} those of
 * MongoDB's commands. Attributes are named after OpenTelemetry's conventions and contain no personal data.
 */
public class Tracing {
    /** Traces nothing. */
    public static final Tracing NONE = new Tracing(Tracer.NOOP, Propagator.NOOP);

    private final Tracer tracer;
    private final Propagator propagator;

    /** Creates the tracing. */
    public Tracing(Tracer tracer, Propagator propagator) {
        this.tracer = tracer;
        this.propagator = propagator;
    }

    /** Begins a span under the current one, or a new trace if there is none. */
    public TracedWork begin(Span.Kind kind, String name) {
        return begin(tracer.spanBuilder(), kind, name);
    }

    /**
     * Begins a span that continues a trace from elsewhere.
     *
     * @param traceparent what the work follows from; null if unknown
     */
    public TracedWork begin(Span.Kind kind, String name, @Nullable String traceparent) {
        return begin(after(traceparent), kind, name);
    }

    private TracedWork begin(Span.Builder builder, Span.Kind kind, String name) {
        Span span = builder.kind(kind).name(name).start();
        return new TracedWork(span, tracer.withSpan(span));
    }

    /** What follows from the current work continues its trace; null if nothing is traced. */
    public @Nullable String current() {
        Span span = tracer.currentSpan();
        return span == null ? null : TraceParent.of(span.context());
    }

    /** Begins a span without a kind: work inside the service. */
    public TracedWork beginInternal(String name) {
        Span span = tracer.spanBuilder().name(name).start();
        return new TracedWork(span, tracer.withSpan(span));
    }

    /**
     * Records a span of work that is over.
     *
     * @param traceparent what the work follows from; without one, or if that is not recorded, nothing happens
     * @param error the class of the failure; null if there was none
     */
    public void record(
            Span.Kind kind,
            String name,
            @Nullable String traceparent,
            Instant begin,
            Instant end,
            Map<String, String> attributes,
            @Nullable String error) {
        if (!TraceParent.isSampled(traceparent)) {
            return;
        }
        Span.Builder builder =
                after(traceparent).kind(kind).name(name).startTimestamp(micros(begin), TimeUnit.MICROSECONDS);
        attributes.forEach(builder::tag);
        Span span = builder.start();
        if (error != null) {
            TracedWork.markFailed(span, error);
        }
        span.end(micros(end), TimeUnit.MICROSECONDS);
    }

    private Span.Builder after(@Nullable String traceparent) {
        return traceparent == null
                ? tracer.spanBuilder()
                : propagator.extract(traceparent, (value, key) -> key.equals(TraceParent.HEADER) ? value : null);
    }

    private static long micros(Instant instant) {
        return TimeUnit.SECONDS.toMicros(instant.getEpochSecond()) + TimeUnit.NANOSECONDS.toMicros(instant.getNano());
    }
}
