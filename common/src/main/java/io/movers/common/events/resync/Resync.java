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
     * @param force true if copies must accept lower versions, too: after this service's database was restored. Events
     *     published while the resync runs still win, since the resync's events carry the time at which it started.
     * @return the number of sent events by subject
     * @throws ResyncException the broker cannot be reached or does not store the events
     */
    public Map<String, Long> run(boolean force) {
        ReplicaState state = force ? ReplicaState.FORCED : ReplicaState.RESYNC;
        Instant begin = clock.instant();
        Map<String, Long> sent = new TreeMap<>();
        try (TracedWork work = tracing.beginInternal("resync")) {
            for (Publisher<?, ?> publisher : publishers) {
                if (publisher.subject().resent()) {
                    sent.put(publisher.subject().name(), send(publisher, state, begin, work.traceparent()));
                }
            }
        }
        return sent;
    }

    private <A extends EventSource> long send(
            Publisher<A, ?> publisher, ReplicaState state, Instant begin, @Nullable String trace) {
        List<CompletableFuture<Void>> inFlight = new ArrayList<>(IN_FLIGHT);
        long[] count = new long[1];
        store.forEach(publisher.type().asSubclass(Aggregate.class), aggregate -> {
            inFlight.add(transport.send(new Envelope(
                    new ObjectId().toHexString(),
                    publisher.subject().name(),
                    aggregate.getId(),
                    json.write(publisher.currentState(publisher.type().cast(aggregate)))
                            .getBytes(StandardCharsets.UTF_8),
                    state,
                    trace,
                    begin)));
            count[0]++;
            if (inFlight.size() == IN_FLIGHT) {
                await(inFlight);
            }
        });
        await(inFlight);
        return count[0];
    }

    private static void await(List<CompletableFuture<Void>> inFlight) {
        try {
            CompletableFuture.allOf(inFlight.toArray(CompletableFuture<?>[]::new))
                    .get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            inFlight.clear();
        } catch (ExecutionException | TimeoutException e) {
            throw new ResyncException("The broker did not store the events; run the resync again later", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ResyncException("The resync was interrupted; run it again", e);
        }
    }
}
