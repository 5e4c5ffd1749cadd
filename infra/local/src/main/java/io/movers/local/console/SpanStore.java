package io.movers.local.console;

import io.movers.common.data.LatestEntries;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The last traces of all services, and what became of the last events. Older ones are dropped. */
public final class SpanStore implements SpanExporter {
    private static final int TRACES = 500;
    private static final int SPANS_PER_TRACE = 500;
    private static final int EVENTS = 2_000;
    private static final int DELIVERIES_PER_EVENT = 50;

    private final Map<String, List<StoredSpan>> traces = new LatestEntries<>(TRACES);
    private final Map<String, List<Delivery>> deliveries = new LatestEntries<>(EVENTS);
    private final List<Consumer<Delivery>> onDelivery = new CopyOnWriteArrayList<>();

    /** One try of a service to handle an event. */
    record Delivery(
            String event,
            String service,
            String attempt,
            long at,
            @Nullable String error,
            boolean parked,
            String trace) {
        static @Nullable Delivery of(StoredSpan span) {
            String event = span.attribute("messaging.message.id");
            return event == null || !span.kind().equals("CONSUMER")
                    ? null
                    : new Delivery(
                            event,
                            span.service(),
                            span.attributes().getOrDefault("movers.event.attempt", "1"),
                            span.end() / 1000,
                            span.error(),
                            "true".equals(span.attribute("movers.event.parked")),
                            span.trace());
        }
    }

    /**
     * A trace in the list.
     *
     * @param name of its first span
     * @param begin microseconds since 1970
     * @param duration microseconds
     */
    record Summary(
            String id,
            String name,
            String service,
            long begin,
            long duration,
            int spans,
            List<String> services,
            boolean failed) {
        static Summary of(String id, List<StoredSpan> spans) {
            StoredSpan first = spans.stream()
                    .min(Comparator.comparingLong(StoredSpan::begin))
                    .orElseThrow();
            long end = spans.stream().mapToLong(StoredSpan::end).max().orElseThrow();
            return new Summary(
                    id,
                    first.name(),
                    first.service(),
                    first.begin(),
                    end - first.begin(),
                    spans.size(),
                    List.copyOf(new TreeSet<>(
                            spans.stream().map(StoredSpan::service).toList())),
                    spans.stream().anyMatch(span -> span.error() != null));
        }
    }

    void onDelivery(Consumer<Delivery> listener) {
        onDelivery.add(listener);
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        spans.stream().map(StoredSpan::of).forEach(this::store);
        return CompletableResultCode.ofSuccess();
    }

    private void store(StoredSpan span) {
        Delivery delivery = Delivery.of(span);
        synchronized (this) {
            add(traces, span.trace(), span, SPANS_PER_TRACE);
            if (delivery != null) {
                add(deliveries, delivery.event(), delivery, DELIVERIES_PER_EVENT);
            }
        }
        if (delivery != null) {
            onDelivery.forEach(listener -> listener.accept(delivery));
        }
    }

    private static <T> void add(Map<String, List<T>> lists, String key, T value, int most) {
        List<T> list = lists.computeIfAbsent(key, absent -> new ArrayList<>());
        if (list.size() < most) {
            list.add(value);
        }
    }

    /** The last traces, newest first. */
    synchronized List<Summary> newest(int limit) {
        return traces.entrySet().stream()
                .map(entry -> Summary.of(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(Summary::begin).reversed())
                .limit(limit)
                .toList();
    }

    /** The spans of a trace in the order in which they began; empty if it is not known. */
    synchronized List<StoredSpan> trace(String id) {
        return traces.getOrDefault(id, List.of()).stream()
                .sorted(Comparator.comparingLong(StoredSpan::begin))
                .toList();
    }

    /** What the services did with an event, oldest first. */
    synchronized List<Delivery> deliveries(String event) {
        return List.copyOf(deliveries.getOrDefault(event, List.of()));
    }

    @Override
    public CompletableResultCode flush() {
        return CompletableResultCode.ofSuccess();
    }

    /** A service that stops shuts its exporter down; the others go on. */
    @Override
    public CompletableResultCode shutdown() {
        return CompletableResultCode.ofSuccess();
    }
}
