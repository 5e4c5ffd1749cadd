package io.movers.common.events.outbox;

import io.movers.common.data.Aggregate;
import io.movers.common.data.AggregateStore;
import io.movers.common.events.Event;
import io.movers.common.events.EventSource;
import io.movers.common.events.EventTooLargeException;
import io.movers.common.events.Outbox;
import io.movers.common.events.Subject;
import io.movers.common.events.engine.EventJson;
import io.movers.common.tracing.Trace;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private final Clock clock;

    AggregateOutbox(AggregateStore store, OutboxRelay relay, EventJson json, Clock clock) {
        this.store = store;
        this.relay = relay;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public void publish(EventSource aggregate, Subject<?> subject, Supplier<? extends Event> event) {
        Aggregate stored = aggregate(aggregate);
        relay.enqueue(stored, store.save(stored, () -> List.of(entry(subject, event.get()))));
    }

    @Override
    public <A extends EventSource> List<A> publishNew(
            List<A> aggregates, Subject<?> subject, Function<A, ? extends Event> event) {
        Map<Aggregate, A> originals = new LinkedHashMap<>();
        aggregates.forEach(original -> originals.put(aggregate(original), original));
        Map<Aggregate, List<Document>> stored = store.insertAll(
                List.copyOf(originals.keySet()),
                aggregate -> List.of(entry(subject, event.apply(Objects.requireNonNull(originals.get(aggregate))))));
        stored.forEach(relay::enqueue);
        return stored.keySet().stream().map(originals::get).toList();
    }

    private static Aggregate aggregate(EventSource source) {
        if (source instanceof Aggregate aggregate) {
            return aggregate;
        }
        throw new IllegalArgumentException(source.getClass().getName() + " is not an Aggregate");
    }

    private Document entry(Subject<?> subject, Event event) {
        String data = json.write(event);
        int bytes = data.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_EVENT_BYTES) {
            throw new EventTooLargeException(subject, bytes, MAX_EVENT_BYTES);
        }
        return new OutboxEntry(subject.name(), data, Trace.currentOrNew(), clock.instant()).toDocument();
    }
}
