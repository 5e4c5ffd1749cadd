package io.movers.common.events.resync;

import io.movers.common.data.Aggregate;
import io.movers.common.data.AggregateStore;
import io.movers.common.events.EventSource;
import io.movers.common.events.Publisher;
import io.movers.common.events.ReplicaState;
import io.movers.common.events.engine.EventJson;
import io.movers.common.events.transport.Envelope;
import io.movers.common.events.transport.Transport;
import io.movers.common.tracing.TracedWork;
import io.movers.common.tracing.Tracing;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Sends the current state of every aggregate again, so that incomplete copies become complete. It has no other effect,
 * because only copies listen to these subjects.
 */
public class Resync {
    private static final int IN_FLIGHT = 100;

    /** 24 digits each: an event of 135 kB. */
    private static final int IDS_PER_EVENT = 5000;

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final List<Publisher<?, ?>> publishers;
    private final AggregateStore store;
    private final Transport transport;
    private final EventJson json;
    private final Tracing tracing;
    private final Clock clock;

    /**
     * Creates the resync.
     *
     * @param publishers all publishers of the service; those whose subject is not resent are skipped
     */
    public Resync(
            List<Publisher<?, ?>> publishers,
            AggregateStore store,
            Transport transport,
            EventJson json,
            Tracing tracing,
            Clock clock) {
        this.publishers = publishers;
        this.store = store;
        this.transport = transport;
        this.json = json;
        this.tracing = tracing;
        this.clock = clock;
    }

    /**
     * Sends the states and waits until the broker has stored them.
     *
     * @param force true after this service's database was restored: copies then accept lower versions, too, and copies of aggregates
     *     that no longer exist are deleted. Events published while the resync runs still win, since the resync's events carry the time at
     *     which it started.
     * @return the number of sent events by subject
     * @throws ResyncException the broker cannot be reached or does not store the events
     */
    public Map<String, Long> run(boolean force) {
        ReplicaState state = force ? ReplicaState.FORCED : ReplicaState.RESYNC;
        Instant begin = clock.instant();
        Map<String, Long> sent = new TreeMap<>();
        try (TracedWork work = tracing.beginInternal("resync")) {
            String trace = work.traceparent();
            for (Publisher<?, ?> publisher : publishers) {
                if (publisher.subject().resent()) {
                    sent.put(publisher.subject().name(), send(publisher, state, begin, trace));
                    if (force) {
                        sent.merge(IdsListed.SUBJECT.name(), listIds(publisher, begin, trace), Long::sum);
                    }
                }
            }
        }
        return sent;
    }

    /**
     * Sends the aggregates of which the database has lost changes, so that copies, which have seen those changes, return to what is left.
     *
     * @return how many were sent
     * @throws ResyncException the broker cannot be reached or does not store the events
     */
    public long sendForgotten() {
        Instant begin = clock.instant();
        InFlight inFlight = new InFlight();
        try (TracedWork work = tracing.beginInternal("resync")) {
            for (Aggregate aggregate : store.findForgotten()) {
                for (Publisher<?, ?> publisher : publishers) {
                    if (publisher.subject().resent() && publisher.type().isInstance(aggregate)) {
                        inFlight.add(transport.send(
                                envelope(publisher, aggregate, ReplicaState.FORCED, begin, work.traceparent())));
                    }
                }
            }
            return inFlight.finish();
        }
    }

    /** Tells which aggregates there are at all, so that copies of those that the backup did not have go. */
    private long listIds(Publisher<?, ?> publisher, Instant begin, @Nullable String trace) {
        IdLister lister = new IdLister(publisher.subject().name(), begin, trace);
        store.forEachPageOfIds(publisher.type().asSubclass(Aggregate.class), IDS_PER_EVENT, lister::list);
        return lister.finish();
    }

    /** Sends the ranges, each up to its last id, and a last one without end. */
    private final class IdLister {
        private final String subject;
        private final Instant begin;
        private final @Nullable String trace;
        private @Nullable String last;
        private long count;

        IdLister(String subject, Instant begin, @Nullable String trace) {
            this.subject = subject;
            this.begin = begin;
            this.trace = trace;
        }

        void list(List<String> ids) {
            send(ids.get(ids.size() - 1), ids);
        }

        long finish() {
            send(null, List.of());
            return count;
        }

        private void send(@Nullable String upTo, List<String> ids) {
            IdsListed event = new IdsListed(new ObjectId().toHexString(), null, subject, last, upTo, ids);
            await(List.of(transport.send(new Envelope(
                    event.id(),
                    IdsListed.SUBJECT.name(),
                    event.id(),
                    json.write(event).getBytes(StandardCharsets.UTF_8),
                    ReplicaState.FORCED,
                    trace,
                    begin))));
            last = upTo;
            count++;
        }
    }

    private <A extends EventSource> long send(
            Publisher<A, ?> publisher, ReplicaState state, Instant begin, @Nullable String trace) {
        InFlight inFlight = new InFlight();
        store.forEach(
                publisher.type().asSubclass(Aggregate.class),
                aggregate -> inFlight.add(transport.send(envelope(publisher, aggregate, state, begin, trace))));
        return inFlight.finish();
    }

    /** Events on their way to the broker: so many that the way does not matter, and no more. */
    private static final class InFlight {
        private final List<CompletableFuture<Void>> events = new ArrayList<>(IN_FLIGHT);
        private long count;

        void add(CompletableFuture<Void> event) {
            events.add(event);
            count++;
            if (events.size() == IN_FLIGHT) {
                finish();
            }
        }

        /** Waits until the broker has stored them; returns how many there were altogether. */
        long finish() {
            await(events);
            events.clear();
            return count;
        }
    }

    private <A extends EventSource> Envelope envelope(
            Publisher<A, ?> publisher, Aggregate aggregate, ReplicaState state, Instant begin, @Nullable String trace) {
        return new Envelope(
                new ObjectId().toHexString(),
                publisher.subject().name(),
                aggregate.getId(),
                json.write(publisher.currentState(publisher.type().cast(aggregate)))
                        .getBytes(StandardCharsets.UTF_8),
                state,
                trace,
                begin);
    }

    private static void await(List<CompletableFuture<Void>> inFlight) {
        try {
            CompletableFuture.allOf(inFlight.toArray(CompletableFuture<?>[]::new))
                    .get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new ResyncException("The broker did not store the events; run the resync again later", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ResyncException("The resync was interrupted; run it again", e);
        }
    }
}
