package io.movers.resources.services;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Adds what the original keeps elsewhere, or not at all, to a database of its own. Done once at each start, behind it; where
 * nothing is missing nothing is written. Several replicas may do it at a time.
 */
@Component
class Takeover implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Takeover.class);
    private static final int AFTER_INDEXES = 100;
    private static final long RETRY_SECONDS = 60;

    private final RentalAdoption rentals;
    private final CheckupBackfill checkups;
    private @Nullable ScheduledExecutorService background;

    Takeover(RentalAdoption rentals, CheckupBackfill checkups) {
        this.rentals = rentals;
        this.checkups = checkups;
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService starting =
                Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "takeover"));
        starting.execute(() -> takeOverOrRetry(starting));
        background = starting;
    }

    private void takeOverOrRetry(ScheduledExecutorService executor) {
        try {
            long adopted = rentals.adopt();
            long scheduled = checkups.addMissing();
            if (adopted + scheduled > 0) {
                log.info("Taken over: {} rentals, {} check-ups that were not scheduled", adopted, scheduled);
            }
        } catch (RuntimeException e) {
            log.warn("The database could not be taken over, that is tried again: {}", e.toString());
            if (!executor.isShutdown()) {
                executor.schedule(() -> takeOverOrRetry(executor), RETRY_SECONDS, TimeUnit.SECONDS);
            }
        }
    }

    @Override
    public synchronized void stop() {
        if (background != null) {
            background.shutdownNow();
            background = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return background != null;
    }

    @Override
    public int getPhase() {
        return AFTER_INDEXES;
    }
}
