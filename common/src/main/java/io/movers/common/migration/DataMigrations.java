package io.movers.common.migration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Takes over a database of the original: runs the service's {@link DataMigration}s once at each start, in the background and
 * behind the indexes. What fails is tried again after a growing pause, without holding up the others.
 */
public class DataMigrations implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(DataMigrations.class);
    private static final int AFTER_INDEXES = 100;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final int LONGEST_FACTOR = 64;

    private final List<DataMigration> steps;
    private final Duration firstPause;
    private @Nullable ScheduledExecutorService background;

    public DataMigrations(List<DataMigration> steps) {
        this(steps, FIRST_PAUSE);
    }

    DataMigrations(List<DataMigration> steps, Duration firstPause) {
        this.steps = List.copyOf(steps);
        this.firstPause = firstPause;
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService starting =
                Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "takeover"));
        if (!steps.isEmpty()) {
            starting.execute(() -> takeOver(steps, 1, starting));
        }
        background = starting;
    }

    private void takeOver(List<DataMigration> waiting, int factor, ScheduledExecutorService executor) {
        List<DataMigration> failed = new ArrayList<>();
        List<String> changes = new ArrayList<>();
        for (DataMigration step : waiting) {
            try {
                long changed = step.takeOver();
                if (changed > 0) {
                    changes.add(changed + " " + step.name());
                }
            } catch (RuntimeException e) {
                if (executor.isShutdown()) {
                    return;
                }
                log.warn("The {} could not be taken over, that is tried again: {}", step.name(), e.toString());
                failed.add(step);
            }
        }
        if (!changes.isEmpty()) {
            log.info("Taken over: {}", String.join(", ", changes));
        }
        if (!failed.isEmpty()) {
            again(failed, factor, executor);
        }
    }

    private synchronized void again(List<DataMigration> failed, int factor, ScheduledExecutorService executor) {
        if (!executor.isShutdown()) {
            executor.schedule(
                    () -> takeOver(failed, Math.min(2 * factor, LONGEST_FACTOR), executor),
                    factor * firstPause.toMillis(),
                    TimeUnit.MILLISECONDS);
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
