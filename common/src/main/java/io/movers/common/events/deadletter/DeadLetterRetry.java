package io.movers.common.events.deadletter;

import io.movers.common.events.consumer.ListenerInvoker;
import io.movers.common.events.engine.EventMetrics;
import io.movers.common.events.engine.EventsProperties;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Tries parked events again when they are due, without limit. */
public class DeadLetterRetry implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(DeadLetterRetry.class);
    private static final int PHASE = 3000;

    private static final int PAGE = 100;

    /** Not without end in one go: the gauge is to be right now and then. */
    private static final int PAGES = 100;

    private final DeadLetters parked;
    private final ListenerInvoker handling;
    private final EventsProperties properties;
    private final EventMetrics metrics;
    private @Nullable ScheduledExecutorService scheduler;

    DeadLetterRetry(DeadLetters parked, ListenerInvoker handling, EventsProperties properties, EventMetrics metrics) {
        this.parked = parked;
        this.handling = handling;
        this.properties = properties;
        this.metrics = metrics;
    }

    /** Tries parked events that are due: all of them, unless there are very many. */
    public void retryDue() {
        for (int page = 0; page < PAGES; page++) {
            List<DeadLetter> due = parked.due(PAGE);
            due.stream().filter(parked::claim).forEach(this::retry);
            if (due.size() < PAGE) {
                break;
            }
        }
        metrics.parked(parked.count());
    }

    private void retry(DeadLetter event) {
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
