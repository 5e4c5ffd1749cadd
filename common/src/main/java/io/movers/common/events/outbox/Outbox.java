package io.movers.common.events.outbox;

import io.movers.common.errors.BadRequestException;
import io.movers.common.errors.UnavailableException;
import io.movers.common.events.Event;
import io.movers.common.events.EventJson;
import io.movers.common.events.Subject;
import io.movers.common.events.Trace;
import io.movers.common.models.Aggregate;
import io.movers.common.models.AggregateStore;
import io.movers.common.models.OutboxFullException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bson.Document;

/** Stores an aggregate with its event in one write and hands the event to the relay. */
public class Outbox {
    /** The largest event, in bytes: the broker's own limit is 1 MiB. */
    public static final int MAX_EVENT_BYTES = 512_000;

    private final AggregateStore store;
    private final OutboxRelay relay;
    private final EventJson json;
    private final Clock clock;

    Outbox(AggregateStore store, OutboxRelay relay, EventJson json, Clock clock) {
        this.store = store;
        this.relay = relay;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Saves the aggregate with one more event.
     *
     * @param event asked for when the aggregate already shows its new version
     */
    public void publish(Aggregate aggregate, Subject<?> subject, Supplier<? extends Event> event) {
        List<Document> pending;
        try {
            pending = store.save(aggregate, () -> List.of(entry(subject, event.get())));
        } catch (OutboxFullException e) {
            throw new UnavailableException("Too many changes wait to be sent, try again later");
        }
        relay.enqueue(aggregate, pending);
    }

    /**
     * Inserts new aggregates, each with its event, in one write.
     *
     * @param event asked for when the aggregate already shows its new version
     * @return those that no unique index has refused, in order
     */
    public <A extends Aggregate> List<A> publishNew(
            List<A> aggregates, Subject<?> subject, Function<A, ? extends Event> event) {
        Map<A, List<Document>> stored =
                store.insertAll(aggregates, aggregate -> List.of(entry(subject, event.apply(aggregate))));
        stored.forEach(relay::enqueue);
        return List.copyOf(stored.keySet());
    }

    private Document entry(Subject<?> subject, Event event) {
        String data = json.write(event);
        if (data.getBytes(StandardCharsets.UTF_8).length > MAX_EVENT_BYTES) {
            throw new BadRequestException("The request holds too much data");
        }
        return new OutboxEntry(subject.name(), data, Trace.currentOrNew(), clock.instant()).toDocument();
    }
}
