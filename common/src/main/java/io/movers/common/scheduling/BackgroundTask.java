package io.movers.common.scheduling;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.movers.common.tracing.TracedWork;
import io.movers.common.tracing.Tracing;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;

/**
 * Work that runs in the background while the service runs. Declared as a bean, it starts and stops with the service.
 *
 * <p>Runs never overlap. A run that throws is logged and repeated after a pause that grows with each failure in a row; errors such as
 * {@link StackOverflowError} do not end the task either.
 */
public final class BackgroundTask implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(BackgroundTask.class);
    private static final int LONGEST_PAUSE_IN_INTERVALS = 8;
    /** Work that is repeated this often looks for something to do, and mostly finds nothing. */
    private static final Duration POLL = Duration.ofMinutes(1);

    private static final Duration STOP_GRACE = Duration.ofSeconds(2);

    private final String name;
    private final int phase;
    private final Runnable work;
    private final @Nullable Duration interval;
    private final Backoff backoff;
    private final boolean waitsForRequest;

    private @Nullable ScheduledExecutorService executor;
    private @Nullable Future<?> next;
    private boolean runRequested;
    private int failures;
    private Tracing tracing = Tracing.NONE;
    private MeterRegistry meters = new CompositeMeterRegistry();

    private BackgroundTask(
            String name,
            int phase,
            Runnable work,
            @Nullable Duration interval,
            Backoff backoff,
            boolean waitsForRequest) {
        this.name = name;
        this.phase = phase;
        this.work = work;
        this.interval = interval;
        this.backoff = backoff;
        this.waitsForRequest = waitsForRequest;
    }

    /**
     * Repeats work for as long as the service runs. The pause after failures grows up to {@value #LONGEST_PAUSE_IN_INTERVALS} intervals.
     *
     * @param name the name of the thread, also used in log lines
     * @param phase when to start and stop, see {@link SmartLifecycle#getPhase()}
     * @param interval the time before the first run, and from the end of a run to the start of the next
     * @param work safe to repeat and to run in several replicas at once; may be interrupted when the service stops
     */
    public static BackgroundTask every(Duration interval, String name, int phase, Runnable work) {
        Backoff backoff = new Backoff(interval, interval.multipliedBy(LONGEST_PAUSE_IN_INTERVALS));
        return new BackgroundTask(name, phase, work, interval, backoff, false);
    }

    /**
     * Runs work after each start of the service until it has succeeded once.
     *
     * @param pauses the pauses after failures
     * @param name the name of the thread, also used in log lines
     * @param phase when to start and stop, see {@link SmartLifecycle#getPhase()}
     * @param work safe to repeat and to run in several replicas at once; may be interrupted when the service stops
     */
    public static BackgroundTask once(Backoff pauses, String name, int phase, Runnable work) {
        return new BackgroundTask(name, phase, work, null, pauses, false);
    }

    /**
     * Runs work each time {@link #runSoon()} asks for it, and repeats it until it succeeds. Requests made during a run lead to one further
     * run; a request made while the service is stopped is carried out after its start.
     *
     * @param pauses the pauses after failures
     * @param name the name of the thread, also used in log lines
     * @param phase when to start and stop, see {@link SmartLifecycle#getPhase()}
     * @param work safe to repeat and to run in several replicas at once; may be interrupted when the service stops
     */
    public static BackgroundTask onRequest(Backoff pauses, String name, int phase, Runnable work) {
        return new BackgroundTask(name, phase, work, null, pauses, true);
    }

    /**
     * Traces the runs. Those of a poll are too many, so they have no spans of their own: what they do is traced where it was caused.
     */
    @Autowired(required = false)
    public void traceWith(Tracing runs) {
        this.tracing = runs;
    }

    /** Counts and times the runs as <code>movers.background.runs</code>, by task and outcome. */
    @Autowired(required = false)
    public void measureWith(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public synchronized void start() {
        if (executor != null) {
            return;
        }
        boolean due = !waitsForRequest || runRequested || failures > 0;
        failures = 0;
        executor = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, name));
        if (due) {
            schedule(interval == null ? Duration.ZERO : interval);
        }
    }

    /** Runs the work soon instead of waiting for the interval. While the service is stopped, no run begins. */
    public synchronized void runSoon() {
        runRequested = true;
        schedule(Duration.ZERO);
    }

    private synchronized void schedule(Duration pause) {
        ScheduledExecutorService current = executor;
        if (current == null) {
            return;
        }
        if (next != null) {
            next.cancel(false);
        }
        next = current.schedule(() -> run(current), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void run(ScheduledExecutorService current) {
        synchronized (this) {
            runRequested = false;
        }
        Duration pause = runOnce(current);
        synchronized (this) {
            if (executor != current) {
                return;
            }
            if (runRequested) {
                schedule(Duration.ZERO);
            } else if (pause != null) {
                schedule(pause);
            }
        }
    }

    /** Returns the pause before the next run, or null if there is none. */
    private @Nullable Duration runOnce(ScheduledExecutorService current) {
        Timer.Sample time = Timer.start();
        try {
            runTraced();
            stopped(time, "done");
            failures = 0;
            return interval;
        } catch (RuntimeException | Error e) {
            stopped(time, "failed");
            Duration pause = backoff.after(++failures);
            if (!current.isShutdown()) {
                log.warn("Background task {} failed; next run in {} ms: {}", name, pause.toMillis(), e.toString());
                log.debug("Background task {} failed", name, e);
            }
            return pause;
        }
    }

    private void stopped(Timer.Sample time, String outcome) {
        time.stop(meters.timer("movers.background.runs", "task", name, "outcome", outcome));
    }

    private void runTraced() {
        if (interval != null && interval.compareTo(POLL) <= 0) {
            work.run();
            return;
        }
        try (TracedWork run = tracing.beginInternal(name)) {
            try {
                work.run();
            } catch (RuntimeException | Error e) {
                run.failed(e.getClass().getName());
                throw e;
            }
        }
    }

    /** Starts no further run, gives the current one a moment to finish and then interrupts it. */
    @Override
    public void stop() {
        ScheduledExecutorService stopping;
        synchronized (this) {
            stopping = executor;
            executor = null;
            if (next != null) {
                next.cancel(false);
                next = null;
            }
        }
        if (stopping != null) {
            shutDown(stopping);
        }
    }

    private static void shutDown(ScheduledExecutorService stopping) {
        stopping.shutdown();
        try {
            if (!stopping.awaitTermination(STOP_GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                stopping.shutdownNow();
                stopping.awaitTermination(STOP_GRACE.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            stopping.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return executor != null;
    }

    @Override
    public int getPhase() {
        return phase;
    }
}
