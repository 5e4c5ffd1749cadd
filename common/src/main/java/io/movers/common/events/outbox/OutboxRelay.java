package io.movers.common.events.outbox;

import io.movers.common.data.Aggregate;
import io.movers.common.data.ObjectIds;
import io.movers.common.events.engine.Backoff;
import io.movers.common.events.engine.EventMetrics;
import io.movers.common.events.engine.EventsProperties;
import io.movers.common.events.transport.Transport;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Sends what waits in the outboxes. One thread takes what has just been stored, many aggregates at a time; between times it
 * searches for what a crash, an outage or a refusal has left behind.
 */
public class OutboxRelay implements SmartLifecycle {
    /** Above the transport and below the web server: what requests stored last is still sent. */
    static final int PHASE = 2000;

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
    private static final int QUEUE_CAPACITY = 10_000;
    private static final int BATCH = 256;
    private static final Instant EVERYTHING = Instant.ofEpochMilli(Long.MAX_VALUE);

    private final PendingEvents pending;
    private final OutboxSender sender;
    private final Transport transport;
    private final EventsProperties properties;
    private final EventMetrics metrics;
    private final Clock clock;
    private final BlockingQueue<PendingAggregate> queue = new ArrayBlockingQueue<>(QUEUE_CAPACITY);
    private volatile boolean running;
    private volatile boolean everythingRequested;
    private @Nullable Thread thread;
    private long nextSweep;

    OutboxRelay(
            PendingEvents pending,
            Transport transport,
            EventsProperties properties,
            EventMetrics metrics,
            Clock clock) {
        this.pending = pending;
        this.transport = transport;
        this.properties = properties;
        this.metrics = metrics;
        this.clock = clock;
        this.sender = new OutboxSender(
                pending,
                transport,
                new Backoff(properties.retryFirst(), properties.retryLongest()),
                properties.sendTimeout(),
                metrics,
                clock);
    }

    /** Hands over what waits in an aggregate after a save. What does not fit is found by the search. */
    void enqueue(Aggregate aggregate, List<Document> entries) {
        if (!queue.offer(PendingAggregate.of(
                pending.collectionOf(aggregate.getClass()), ObjectIds.stored(aggregate.getId()), entries))) {
            log.debug("The relay's queue is full, {} is left to the search", aggregate.getId());
        }
    }

    /** Searches the outboxes once, now, for everything stored before {@code cutoff}. */
    void sweep(Instant cutoff) {
        pending.forEachStoredBefore(cutoff, BATCH, page -> {
            if (transport.isConnected()) {
                sender.send(page);
                drainQueue();
            }
        });
    }

    @Override
    public void start() {
        running = true;
        transport.onConnected(() -> everythingRequested = true);
        nextSweep = System.nanoTime();
        thread = new Thread(this::run, "outbox-relay");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        while (running || !queue.isEmpty()) {
            try {
                PendingAggregate first = queue.poll(pause(), TimeUnit.MILLISECONDS);
                if (first != null) {
                    sendWithOthers(first);
                }
                if (running) {
                    sweepIfDue();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                log.warn("The outbox could not be relayed, it is tried again: {}", e.toString());
            }
        }
    }

    private long pause() {
        long untilSweep = TimeUnit.NANOSECONDS.toMillis(nextSweep - System.nanoTime());
        return Math.max(0, Math.min(untilSweep, 100));
    }

    private void drainQueue() {
        PendingAggregate first = queue.poll();
        if (first != null) {
            sendWithOthers(first);
        }
    }

    private void sendWithOthers(PendingAggregate first) {
        List<PendingAggregate> batch = new ArrayList<>();
        batch.add(first);
        queue.drainTo(batch, BATCH - 1);
        if (transport.isConnected()) {
            sender.send(latestOfEach(batch));
        }
    }

    /** A later save of the same aggregate knows of the earlier one's events too. */
    private static List<PendingAggregate> latestOfEach(List<PendingAggregate> batch) {
        Map<PendingAggregate.Key, PendingAggregate> latest = new LinkedHashMap<>();
        batch.forEach(aggregate -> latest.put(aggregate.key(), aggregate));
        return List.copyOf(latest.values());
    }

    private void sweepIfDue() {
        boolean everything = everythingRequested;
        if (!everything && System.nanoTime() - nextSweep < 0) {
            return;
        }
        everythingRequested = false;
        nextSweep = System.nanoTime() + properties.sweepInterval().toNanos();
        sweep(everything ? EVERYTHING : clock.instant().minus(properties.sweepAge()));
        metrics.pending(pending.count(), pending.oldest());
    }

    @Override
    public void stop() {
        running = false;
        Thread stopping = thread;
        if (stopping == null) {
            return;
        }
        try {
            stopping.join(properties.sendTimeout().toMillis());
            stopping.interrupt();
            stopping.join(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
