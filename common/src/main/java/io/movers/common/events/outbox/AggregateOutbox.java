package io.movers.common.events.outbox;

import io.micrometer.tracing.Span;
import io.movers.common.data.Aggregate;
import io.movers.common.data.AggregateStore;
import io.movers.common.events.Event;
import io.movers.common.events.EventSource;
import io.movers.common.events.EventTooLargeException;
import io.movers.common.events.Outbox;
import io.movers.common.events.Publisher;
import io.movers.common.events.Subject;
import io.movers.common.events.engine.EventJson;
import io.movers.common.events.engine.EventSpans;
import io.movers.common.tracing.TracedWork;
import io.movers.common.tracing.Tracing;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bson.Document;

/** Stores an aggregate with its event in one write and hands the event to the relay. */
class AggregateOutbox implements Outbox {
    /** The largest event in bytes; the broker's own limit is 1 MiB. */
    static final int MAX_EVENT_BYTES = 512_000;

    private final AggregateStore store;
    private final OutboxRelay relay;
    private final EventJson json;
    private final Tracing tracing;
    private final Clock clock;

    AggregateOutbox(AggregateStore store, OutboxRelay relay, EventJson json, Tracing tracing, Clock clock) {
        this.store = store;
        this.relay = relay;
        this.json = json;
        this.tracing = tracing;
        this.clock = clock;
    }

    @Override
    public void publish(EventSource aggregate, Subject<?> subject, Supplier<? extends Event> event) {
        Aggregate stored = aggregate(aggregate);
        try (TracedWork work = begin(subject)) {
            try {
                relay.enqueue(stored, store.save(stored, () -> List.of(entry(subject, event.get(), work))));
            } catch (RuntimeException e) {
                work.failed(e.getClass().getName());
                throw e;
            }
        }
    }

    @Override
    public <A extends EventSource> void publish(A aggregate, List<Publisher<A, ?>> publishers) {
        Aggregate stored = aggregate(aggregate);
        List<Document> entries = store.save(
                stored,
                () -> publishers.stream()
                        .map(publisher -> entry(aggregate, publisher))
                        .toList());
        relay.enqueue(stored, entries);
    }

    private <A extends EventSource> Document entry(A aggregate, Publisher<A, ?> publisher) {
        try (TracedWork work = begin(publisher.subject())) {
            return entry(publisher.subject(), publisher.currentState(aggregate), work);
        }
    }

    @Override
    public <A extends EventSource> List<A> publishNew(
            List<A> aggregates, Subject<?> subject, Function<A, ? extends Event> event) {
        try (TracedWork work = begin(subject)) {
            work.tag("messaging.batch.message_count", aggregates.size());
            return insertAll(aggregates, aggregate -> entry(subject, event.apply(aggregate), work));
        }
    }

    @Override
    public <A extends EventSource> List<A> publishNew(
            Map<A, Optional<String>> causes, Subject<?> subject, Function<A, ? extends Event> event) {
        return insertAll(causes.keySet(), aggregate -> {
            String cause = Objects.requireNonNull(causes.get(aggregate)).orElse(null);
            try (TracedWork work =
                    describe(tracing.begin(Span.Kind.PRODUCER, "create " + subject.name(), cause), subject)) {
                return entry(subject, event.apply(aggregate), work);
            }
        });
    }

    private <A extends EventSource> List<A> insertAll(Collection<A> aggregates, Function<A, Document> entry) {
        Map<Aggregate, A> originals = new LinkedHashMap<>();
        aggregates.forEach(original -> originals.put(aggregate(original), original));
        Map<Aggregate, List<Document>> stored = store.insertAll(
                List.copyOf(originals.keySet()),
                aggregate -> List.of(entry.apply(Objects.requireNonNull(originals.get(aggregate)))));
        stored.forEach(relay::enqueue);
        return stored.keySet().stream().map(originals::get).toList();
    }

    private TracedWork begin(Subject<?> subject) {
        return describe(tracing.begin(Span.Kind.PRODUCER, "create " + subject.name()), subject);
    }

    private static TracedWork describe(TracedWork work, Subject<?> subject) {
        return EventSpans.describe(work, "create", subject.name());
    }

    private static Aggregate aggregate(EventSource source) {
        if (source instanceof Aggregate aggregate) {
            return aggregate;
        }
        throw new IllegalArgumentException(source.getClass().getName() + " is not an Aggregate");
    }

    private Document entry(Subject<?> subject, Event event, TracedWork work) {
        String data = json.write(event);
        int bytes = data.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_EVENT_BYTES) {
            throw new EventTooLargeException(subject, bytes, MAX_EVENT_BYTES);
        }
        OutboxEntry entry = new OutboxEntry(subject.name(), data, work.traceparent(), clock.instant());
        work.tag(EventSpans.MESSAGE_ID, entry.id());
        return entry.toDocument();
    }
}
