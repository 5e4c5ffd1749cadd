package io.movers.common.events.resync;

import io.movers.common.events.transport.Transport;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Sends the current state of all aggregates again when the broker has lost events that it had stored, so that copies become
 * whole without an operator. What only an effect needed, such as a mail, cannot be recovered.
 */
public class ResyncAfterLoss implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(ResyncAfterLoss.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Resync resync;
    private final AtomicBoolean wanted = new AtomicBoolean();
    private volatile ExecutorService background = newThread();
    private volatile boolean running;

    public ResyncAfterLoss(Resync resync, Transport transport) {
        this.resync = resync;
        transport.onEventsLost(this::request);
    }

    /** Its thread comes with its first task. */
    private static ExecutorService newThread() {
        return Executors.newSingleThreadExecutor(task -> new Thread(task, "resync"));
    }

    /** Several losses while one resync waits need only that one. */
    private void request() {
        if (running && wanted.compareAndSet(false, true)) {
            background.execute(this::run);
        }
    }

    private void run() {
        while (running && wanted.getAndSet(false)) {
            try {
                Map<String, Long> sent = resync.run(false);
                log.info("Sent the current state again after a loss: {}", sent);
            } catch (RuntimeException e) {
                log.warn("The resync after a loss stopped; next try in {}: {}", PAUSE, e.toString());
                wanted.set(true);
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        background.shutdownNow();
        background = newThread();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
