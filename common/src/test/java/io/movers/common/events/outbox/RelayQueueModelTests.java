package io.movers.common.events.outbox;

import io.movers.common.events.transport.BrokerState;
import io.movers.common.events.transport.Delivery;
import io.movers.common.events.transport.Envelope;
import io.movers.common.events.transport.Transport;
import io.movers.common.scheduling.Backoff;
import io.movers.common.tracing.Tracing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/** Interleavings of saves, the relay and the sweep: each event reaches the broker once, and those of one aggregate in order. */
@Param(name = "aggregate", gen = IntGen.class, conf = "0:1")
public class RelayQueueModelTests {
    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    private final Database database = new Database();
    private final Broker broker = new Broker();
    private final RelayQueue queue = new RelayQueue();
    private final OutboxSender sender = new OutboxSender(
            database,
            broker,
            new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(1)),
            Duration.ofSeconds(1),
            subject -> {},
            Tracing.NONE,
            CLOCK);

    /** What a request does. */
    @Operation
    public void save(@Param(name = "aggregate") int aggregate) {
        queue.offer(database.save(aggregate));
    }

    /** What the relay's thread does. */
    @Operation
    public void relay() throws InterruptedException {
        List<PendingAggregate> batch = queue.take(0);
        if (!batch.isEmpty()) {
            sender.send(batch);
        }
    }

    /** What the sweep's thread does. */
    @Operation
    public void sweep() {
        sender.send(database.waiting());
    }

    /** In the end the sweep sends what the relay has left. */
    @Validate
    public void everyEventIsSentOnceAndInOrder() {
        sender.send(database.waiting());
        if (!database.waiting().isEmpty()) {
            throw new IllegalStateException("Unsent: " + database.waiting());
        }
        if (!broker.stored.equals(database.saved)) {
            throw new IllegalStateException("Saved " + database.saved + ", sent " + broker.stored);
        }
    }

    @Test
    void noInterleavingLosesDoublesOrReordersAnEvent() {
        new ModelCheckingOptions()
                .iterations(3)
                .invocationsPerIteration(20)
                .threads(2)
                .actorsPerThread(2)
                .actorsBefore(1)
                .actorsAfter(0)
                .check(RelayQueueModelTests.class);
    }

    /** Outboxes in memory. */
    private static final class Database implements SendRecord {
        private final Map<String, List<String>> saved = new HashMap<>();
        private final Map<String, List<OutboxEntry>> outboxes = new HashMap<>();

        synchronized PendingAggregate save(int aggregate) {
            String id = "a" + aggregate;
            List<String> events = saved.computeIfAbsent(id, key -> new ArrayList<>());
            String event = id + "-" + events.size();
            events.add(event);
            List<OutboxEntry> outbox = outboxes.computeIfAbsent(id, key -> new ArrayList<>());
            outbox.add(new OutboxEntry(event, "user:updated", "{}", null, Instant.EPOCH, 0, null));
            return new PendingAggregate("users", id, List.copyOf(outbox));
        }

        synchronized List<PendingAggregate> waiting() {
            return outboxes.entrySet().stream()
                    .filter(outbox -> !outbox.getValue().isEmpty())
                    .map(outbox -> new PendingAggregate("users", outbox.getKey(), List.copyOf(outbox.getValue())))
                    .toList();
        }

        @Override
        public synchronized void remove(List<PendingAggregate> sent) {
            sent.forEach(aggregate ->
                    outboxes.getOrDefault(aggregate.aggregateId(), List.of()).removeAll(aggregate.entries()));
        }

        @Override
        public void postpone(PendingAggregate aggregate, OutboxEntry entry, Instant nextAttemptAt) {
            throw new IllegalStateException("The broker refuses nothing");
        }
    }

    /** Stores everything at once. */
    private static final class Broker implements Transport {
        private final Map<String, List<String>> stored = new HashMap<>();

        @Override
        public synchronized CompletableFuture<Void> send(Envelope envelope) {
            stored.computeIfAbsent(envelope.aggregateId(), key -> new ArrayList<>())
                    .add(envelope.id());
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public boolean isConnected() {
            return true;
        }

        @Override
        public void start() {}

        @Override
        public void stop() {}

        @Override
        public BrokerState.Snapshot state() {
            return new BrokerState.Snapshot(true, Instant.EPOCH, null, null);
        }

        @Override
        public void onConnected(Runnable action) {}

        @Override
        public Subscription subscribe(String subject, Consumer<Delivery> handler) {
            throw new UnsupportedOperationException();
        }
    }
}
