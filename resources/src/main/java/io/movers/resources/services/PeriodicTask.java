package io.movers.resources.services;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** A task that runs again and again, with a pause in between, while the service runs. Tests call {@link #run} themselves. */
public abstract class PeriodicTask implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(PeriodicTask.class);
    private static final int PHASE = 3000;

    private final String name;
    private final Duration interval;
    private @Nullable ScheduledExecutorService scheduler;

    protected PeriodicTask(String name, Duration interval) {
        this.name = name;
        this.interval = interval;
    }

    /** Does once what is due now. Several replicas may run it at a time. */
    public abstract void run();

    @Override
    public synchronized void start() {
        ScheduledExecutorService starting = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, name));
        long millis = interval.toMillis();
        starting.scheduleWithFixedDelay(this::runSafely, millis, millis, TimeUnit.MILLISECONDS);
        scheduler = starting;
    }

    private void runSafely() {
        try {
            run();
        } catch (RuntimeException e) {
            log.warn("Task {} failed; next run in {}: {}", name, interval, e.toString());
        }
    }

    @Override
    public synchronized void stop() {
        if (scheduler != null) {
            scheduler.shutdown();
            scheduler = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return scheduler != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
