package io.movers.resources.services;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks for due work again and again while the service runs. Tests call {@link #poll} themselves. */
public abstract class Poller implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Poller.class);
    private static final int PHASE = 3000;

    private final String name;
    private final Duration interval;
    private @Nullable ScheduledExecutorService scheduler;

    protected Poller(String name, Duration interval) {
        this.name = name;
        this.interval = interval;
    }

    /** Does what is due now, once; safe to run in several replicas at a time. */
    public abstract void poll();

    @Override
    public synchronized void start() {
        ScheduledExecutorService starting = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, name));
        long millis = interval.toMillis();
        starting.scheduleWithFixedDelay(this::pollSafely, millis, millis, TimeUnit.MILLISECONDS);
        scheduler = starting;
    }

    private void pollSafely() {
        try {
            poll();
        } catch (RuntimeException e) {
            log.warn("{} could not do all that is due, it does later: {}", name, e.toString());
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
