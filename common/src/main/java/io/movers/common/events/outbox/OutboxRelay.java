package io.movers.common.events.outbox;

import io.movers.common.data.Aggregate;
import io.movers.common.data.ObjectIds;
import io.movers.common.events.transport.Transport;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Sends events right after they were stored, on a thread of its own. {@link OutboxSweep} sends what the relay could not. */
public class OutboxRelay implements SmartLifecycle {
    /** Above the transport and below the web server: events of the last requests are still sent at shutdown. */
    static final int PHASE = 2000;

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
    private static final long WAIT_MILLIS = 60_000;

    private final PendingEvents pending;
    private final OutboxSender sender;
    private final Transport transport;
    private final Duration sendTimeout;
    private final RelayQueue queue = new RelayQueue();
    private volatile boolean running;
    private @Nullable Thread thread;

    OutboxRelay(PendingEvents pending, OutboxSender sender, Transport transport, Duration sendTimeout) {
        this.pending = pending;
        this.sender = sender;
        this.transport = transport;
        this.sendTimeout = sendTimeout;
    }

    /** Takes over the waiting events of an aggregate after a save. If the queue is full, the sweep finds them later. */
    void enqueue(Aggregate aggregate, List<Document> entries) {
        String collection = pending.collectionOf(aggregate.getClass());
        if (!queue.offer(PendingAggregate.of(collection, ObjectIds.stored(aggregate.getId()), entries))) {
            log.debug("The relay's queue is full; the sweep will send the events of {}", aggregate.getId());
        }
    }

    @Override
    public void start() {
        running = true;
        thread = new Thread(this::run, "outbox-relay");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        while (running || !queue.isEmpty()) {
            try {
                List<PendingAggregate> batch = queue.take(WAIT_MILLIS);
                if (!batch.isEmpty() && transport.isConnected()) {
                    sender.send(batch);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | Error e) {
                log.warn("The outbox relay failed; the sweep will send the remaining events: {}", e.toString());
            }
        }
    }

    /** Sends what is in the queue, for at most the send time-out. */
    @Override
    public void stop() {
        running = false;
        queue.endWait();
        Thread stopping = thread;
        if (stopping == null) {
            return;
        }
        try {
            stopping.join(sendTimeout.toMillis());
            stopping.interrupt();
            stopping.join(TimeUnit.SECONDS.toMillis(1));
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
