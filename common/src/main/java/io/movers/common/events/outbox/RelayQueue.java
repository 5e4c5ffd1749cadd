package io.movers.common.events.outbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Aggregates whose events wait to be sent, in the order of their saves. It is bounded: the sweep finds what does not fit. */
class RelayQueue {
    private static final int CAPACITY = 10_000;
    private static final int BATCH = 256;
    private static final PendingAggregate NOTHING = new PendingAggregate("", "", List.of());

    private final BlockingQueue<PendingAggregate> queue = new ArrayBlockingQueue<>(CAPACITY);

    /** Adds the waiting events of an aggregate; false if the queue is full. */
    boolean offer(PendingAggregate aggregate) {
        return queue.offer(aggregate);
    }

    /** Ends the current wait for a batch with an empty one. While the queue is full, nobody waits. */
    void endWait() {
        var unused = queue.offer(NOTHING);
    }

    /** Takes a batch, after waiting for its first entry. Of several saves of an aggregate it contains the latest. */
    List<PendingAggregate> take(long waitMillis) throws InterruptedException {
        PendingAggregate first = queue.poll(waitMillis, TimeUnit.MILLISECONDS);
        if (first == null) {
            return List.of();
        }
        List<PendingAggregate> batch = new ArrayList<>();
        batch.add(first);
        queue.drainTo(batch, BATCH - 1);
        return latestOfEach(batch);
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    /** The entry of a later save of the same aggregate contains the events of the earlier ones. */
    private static List<PendingAggregate> latestOfEach(List<PendingAggregate> batch) {
        Map<PendingAggregate.Key, PendingAggregate> latest = new LinkedHashMap<>();
        batch.forEach(aggregate -> latest.put(aggregate.key(), aggregate));
        latest.remove(NOTHING.key());
        return List.copyOf(latest.values());
    }
}
