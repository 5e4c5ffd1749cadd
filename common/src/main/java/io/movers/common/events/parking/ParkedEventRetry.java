package io.movers.common.events.parking;

import io.movers.common.events.EventMetrics;
import io.movers.common.events.EventsProperties;
import io.movers.common.events.delivery.EventHandling;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Tries parked events again when they are due, without limit. */
public class ParkedEventRetry implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(ParkedEventRetry.class);
    private static final int PHASE = 3000;

    /** At most that many in one go, so that a stop never waits long. */
    private static final int BATCH = 1000;

    private final ParkedEvents parked;
    private final EventHandling handling;
    private final EventsProperties properties;
    private final EventMetrics metrics;
    private @Nullable ScheduledExecutorService scheduler;

    ParkedEventRetry(ParkedEvents parked, EventHandling handling, EventsProperties properties, EventMetrics metrics) {
        this.parked = parked;
        this.handling = handling;
        this.properties = properties;
        this.metrics = metrics;
    }

    /** Tries every parked event that is due, once. */
    public void retryDue() {
        for (int tried = 0; tried < BATCH; tried++) {
            ParkedEvent event = parked.claimDue();
            if (event == null) {
                break;
            }
            String error = handling.retry(event.toEnvelope(), event.attempts() + 1L);
            if (error == null) {
                parked.remove(event);
            } else {
                parked.failed(event, error);
            }
        }
        metrics.parked(parked.count());
    }

    /** Makes all parked events due, whatever their pause. */
    public void retryAllSoon() {
        parked.retryAll();
    }

    @Override
    public void start() {
        ScheduledExecutorService starting =
                Executors.newSingleThreadScheduledExecutor(runnable -> new Thread(runnable, "parked-events"));
        long poll = properties.parkedPoll().toMillis();
        starting.scheduleWithFixedDelay(this::retryDueSafely, poll, poll, TimeUnit.MILLISECONDS);
        scheduler = starting;
    }

    private void retryDueSafely() {
        try {
            retryDue();
        } catch (RuntimeException e) {
            log.warn("Parked events could not be looked through, they are later: {}", e.toString());
        }
    }

    @Override
    public void stop() {
        ScheduledExecutorService stopping = scheduler;
        if (stopping != null) {
            stopping.shutdownNow();
            scheduler = null;
        }
    }

    @Override
    public boolean isRunning() {
        return scheduler != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
