package io.movers.common.events.parking;

import io.movers.common.events.EventMetrics;
import io.movers.common.events.EventsProperties;
import io.movers.common.events.delivery.EventHandling;
import java.util.List;
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

    private static final int PAGE = 100;

    /** Not without end in one go: the gauge is to be right now and then. */
    private static final int PAGES = 100;

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

    /** Tries parked events that are due: all of them, unless there are very many. */
    public void retryDue() {
        for (int page = 0; page < PAGES; page++) {
            List<ParkedEvent> due = parked.due(PAGE);
            due.stream().filter(parked::claim).forEach(this::retry);
            if (due.size() < PAGE) {
                break;
            }
        }
        metrics.parked(parked.count());
    }

    private void retry(ParkedEvent event) {
        String error = handling.retry(event.toEnvelope(), event.attempts() + 1L);
        if (error == null) {
            parked.remove(event);
        } else {
            parked.failed(event, error);
        }
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
