package io.movers.local.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SpanStoreTests {
    private final SpanStore store = new SpanStore();
    private final SdkTracerProvider provider = SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(store))
            .build();
    private final Tracer tracer = provider.get("test");

    @AfterEach
    void close() {
        provider.close();
    }

    private Span delivery(String event, String attempt) {
        return tracer.spanBuilder("process user:created")
                .setSpanKind(SpanKind.CONSUMER)
                .setNoParent()
                .setAttribute("messaging.message.id", event)
                .setAttribute("movers.event.attempt", attempt)
                .startSpan();
    }

    @Test
    void spansOfATraceAreSummedUp() {
        Span first = tracer.spanBuilder("POST /api/users").setNoParent().startSpan();
        Span failed = tracer.spanBuilder("insert users")
                .setParent(Context.root().with(first))
                .startSpan();
        failed.setStatus(StatusCode.ERROR, "a.Failure").end();
        first.end();

        assertThat(store.newest(10)).singleElement().satisfies(trace -> {
            assertThat(trace.name()).isEqualTo("POST /api/users");
            assertThat(trace.spans()).isEqualTo(2);
            assertThat(trace.failed()).isTrue();
        });
        assertThat(store.trace(first.getSpanContext().getTraceId()))
                .extracting(StoredSpan::error)
                .containsExactly(null, "a.Failure");
    }

    @Test
    void everyTryOfAnEventIsKeptAndTold() {
        List<SpanStore.Delivery> told = new ArrayList<>();
        store.onDelivery(told::add);
        delivery("e", "1").setStatus(StatusCode.ERROR, "a.Failure").end();
        delivery("e", "2").end();

        assertThat(store.deliveries("e")).isEqualTo(told);
        assertThat(told).extracting(SpanStore.Delivery::attempt).containsExactly("1", "2");
        assertThat(told).extracting(SpanStore.Delivery::error).containsExactly("a.Failure", null);
    }

    @Test
    void theOldestTracesAndEventsAreForgotten() {
        String first = null;
        for (int i = 0; i < 2_100; i++) {
            Span span = delivery("e" + i, "1");
            span.end();
            first = first == null ? span.getSpanContext().getTraceId() : first;
        }

        assertThat(store.newest(Integer.MAX_VALUE)).hasSize(500);
        assertThat(store.trace(first)).isEmpty();
        assertThat(store.deliveries("e0")).isEmpty();
        assertThat(store.deliveries("e2099")).hasSize(1);
    }

    @Test
    void aTraceThatNeverEndsHasABound() {
        Span root = tracer.spanBuilder("loop").setNoParent().startSpan();
        for (int i = 0; i < 1_000; i++) {
            tracer.spanBuilder("step")
                    .setParent(Context.root().with(root))
                    .startSpan()
                    .end();
        }

        assertThat(store.trace(root.getSpanContext().getTraceId())).hasSize(500);
    }
}
