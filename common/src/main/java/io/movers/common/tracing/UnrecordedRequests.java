package io.movers.common.tracing;

import io.micrometer.observation.Observation;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.TracingObservationHandler;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.sdk.trace.IdGenerator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Gives a request the ids of its trace while nothing is recorded. The library's own handler names, tags and ends a span that nobody
 * collects, which took 4.6 % of the smallest request.
 */
final class UnrecordedRequests implements TracingObservationHandler<ReceiverContext<Object>> {
    private static final IdGenerator IDS = IdGenerator.random();
    private static final TextMapGetter<ReceiverContext<Object>> HEADERS = new Headers();

    private final Tracer tracer;

    UnrecordedRequests(Tracer tracer) {
        this.tracer = tracer;
    }

    @Override
    public void onStart(ReceiverContext<Object> request) {
        SpanContext caller = Span.fromContext(
                        W3CTraceContextPropagator.getInstance().extract(Context.root(), request, HEADERS))
                .getSpanContext();
        String trace = caller.isValid() ? caller.getTraceId() : IDS.generateTraceId();
        request.put(
                Span.class,
                Span.wrap(SpanContext.create(
                        trace, IDS.generateSpanId(), TraceFlags.getDefault(), caller.getTraceState())));
        // What measures the request looks for it.
        getTracingContext(request);
    }

    @Override
    @SuppressWarnings("MustBeClosedChecker") // onScopeClosed closes it
    public void onScopeOpened(ReceiverContext<Object> request) {
        Scope scope = Objects.requireNonNull(request.<Span>get(Span.class)).makeCurrent();
        request.put(Open.class, new Open(scope, request.get(Open.class)));
    }

    @Override
    public void onScopeClosed(ReceiverContext<Object> request) {
        Open open = request.get(Open.class);
        if (open != null) {
            if (open.before() == null) {
                request.remove(Open.class);
            } else {
                request.put(Open.class, open.before());
            }
            open.scope().close();
        }
    }

    @Override
    public void onError(ReceiverContext<Object> request) {
        // There is no span that could fail.
    }

    @Override
    public void onEvent(Observation.Event event, ReceiverContext<Object> request) {
        // There is no span that could have it.
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
        return context instanceof ReceiverContext;
    }

    @Override
    public Tracer getTracer() {
        return tracer;
    }

    private record Open(Scope scope, @Nullable Open before) {}

    private static final class Headers implements TextMapGetter<ReceiverContext<Object>> {
        @Override
        public Iterable<String> keys(ReceiverContext<Object> request) {
            return W3CTraceContextPropagator.getInstance().fields();
        }

        @Override
        public @Nullable String get(@Nullable ReceiverContext<Object> request, String name) {
            return request == null || request.getCarrier() == null
                    ? null
                    : request.getGetter().get(request.getCarrier(), name);
        }
    }
}
