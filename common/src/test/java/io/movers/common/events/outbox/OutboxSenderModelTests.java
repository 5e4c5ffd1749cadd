package io.movers.common.events.outbox;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.movers.common.events.engine.EventMetrics;
import io.movers.common.events.transport.BrokerState;
import io.movers.common.events.transport.Delivery;
import io.movers.common.events.transport.Envelope;
import io.movers.common.events.transport.Transport;
import io.movers.common.scheduling.Backoff;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;
import org.springframework.objenesis.SpringObjenesis;

/** The relay and the sweep find the same events at once: each is sent once, in order. Its memory of what was sent is bounded. */
public class OutboxSenderModelTests {
    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    /** Made without its registry, all of whose classes the model checker would look into. */
    private static final EventMetrics METRICS = new SpringObjenesis().newInstance(Unmeasured.class);

    private static final OutboxEntry FIRST = entry("1");
    private static final OutboxEntry SECOND = entry("2");

    private final List<String> sent = new ArrayList<>();
    private final OutboxSender sender = new OutboxSender(
            new NothingStored(),
            new Sending(sent),
            new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(1)),
            Duration.ofSeconds(1),
            METRICS,
            CLOCK);

    private static OutboxEntry entry(String id) {
        return new OutboxEntry(id, "user:updated", "{}", null, Instant.EPOCH, 0, null);
    }

    /** The relay after the first save. */
    @Operation(runOnce = true)
    public void afterTheFirstSave() {
        sender.send(List.of(new PendingAggregate("users", "u", List.of(FIRST))));
    }

    /** The relay after the second save. */
    @Operation(runOnce = true)
    public void afterTheSecondSave() {
        sender.send(List.of(new PendingAggregate("users", "u", List.of(FIRST, SECOND))));
    }

    /** The sweep. */
    @Operation
    public void sweep() {
        sender.send(List.of(new PendingAggregate("users", "u", List.of(FIRST, SECOND))));
    }

    @Validate
    public void eachIsSentOnceInOrder() {
        if (!List.of("1", "2").subList(0, sent.size()).equals(sent)) {
            throw new IllegalStateException("sent: " + sent);
        }
    }

    @Test
    void noInterleavingSendsAnEventTwiceOrOutOfOrder() {
        new ModelCheckingOptions()
                .iterations(2)
                .invocationsPerIteration(20)
                .threads(2)
                .actorsPerThread(1)
                .check(OutboxSenderModelTests.class);
    }

    private static final class Unmeasured extends EventMetrics {
        Unmeasured() {
            super(new SimpleMeterRegistry(), CLOCK);
        }

        @Override
        public void published(String subject) {}
    }

    private static final class NothingStored extends PendingEvents {
        @SuppressWarnings("NullAway")
        NothingStored() {
            super(null, List.of());
        }

        @Override
        void remove(List<PendingAggregate> sent) {}
    }

    private record Sending(List<String> sent) implements Transport {
        @Override
        public void start() {}

        @Override
        public void stop() {}

        @Override
        public boolean isConnected() {
            return true;
        }

        @Override
        public BrokerState.Snapshot state() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void onConnected(Runnable action) {}

        @Override
        public String address(String subject) {
            return subject;
        }

        @Override
        public CompletableFuture<Void> send(Envelope envelope) {
            sent.add(envelope.id());
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public Subscription subscribe(String subject, Consumer<Delivery> handler) {
            throw new UnsupportedOperationException();
        }
    }
}
