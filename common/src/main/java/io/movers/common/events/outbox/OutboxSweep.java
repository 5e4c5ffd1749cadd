package io.movers.common.events.outbox;

import io.movers.common.events.engine.EventMetrics;
import io.movers.common.events.transport.Transport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Sends events that the relay left behind after a crash, an outage of the broker or a refusal. */
class OutboxSweep {
    private static final int PAGE = 256;
    private static final Instant FAR_FUTURE = Instant.ofEpochMilli(Long.MAX_VALUE);

    private final PendingEvents pending;
    private final OutboxSender sender;
    private final Transport transport;
    private final Duration minimumAge;
    private final EventMetrics metrics;
    private final Clock clock;
    private volatile boolean everythingRequested;

    /**
     * Creates the sweep.
     *
     * @param minimumAge the age from which an event counts as left behind
     */
    OutboxSweep(
            PendingEvents pending,
            OutboxSender sender,
            Transport transport,
            Duration minimumAge,
            EventMetrics metrics,
            Clock clock) {
        this.pending = pending;
        this.sender = sender;
        this.transport = transport;
        this.minimumAge = minimumAge;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Makes the next run send all waiting events, however new they are. */
    void requestEverything() {
        everythingRequested = true;
    }

    /**
     * Sends what was left behind and updates the outbox's meters.
     *
     * @return whether there were unsent events
     */
    boolean run() {
        Instant cutoff = everythingRequested ? FAR_FUTURE : clock.instant().minus(minimumAge);
        everythingRequested = false;
        boolean any = pending.forEachStoredBefore(cutoff, PAGE, page -> {
            if (transport.isConnected()) {
                sender.send(page);
            }
        });
        if (any) {
            metrics.pending(pending.count(), pending.oldest());
        } else {
            metrics.pending(0, null);
        }
        return any;
    }
}
