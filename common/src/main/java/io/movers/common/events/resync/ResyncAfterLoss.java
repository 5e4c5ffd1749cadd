package io.movers.common.events.resync;

import io.movers.common.data.DatabaseReturns;
import io.movers.common.events.transport.Transport;
import io.movers.common.scheduling.BackgroundTask;
import io.movers.common.scheduling.Backoff;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Sends current states again after a loss, so that copies heal without an operator: all of them when the broker has lost stored events, and
 * those that the database has an older version of when it was away and has lost writes. Events that only trigger an effect, such as a mail,
 * cannot be recovered.
 */
public class ResyncAfterLoss {
    private static final Logger log = LoggerFactory.getLogger(ResyncAfterLoss.class);
    private static final Backoff PAUSES = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(1));

    private final Resync resync;

    ResyncAfterLoss(Resync resync) {
        this.resync = resync;
    }

    /** Creates the task that runs after each loss. Further losses while one is waiting need no other. */
    public static BackgroundTask task(Resync resync, Transport transport) {
        ResyncAfterLoss work = new ResyncAfterLoss(resync);
        BackgroundTask task = BackgroundTask.onRequest(PAUSES, "resync", SmartLifecycle.DEFAULT_PHASE, work::run);
        transport.onEventsLost(task::runSoon);
        return task;
    }

    /** Creates the task that runs each time the database is back. */
    public static BackgroundTask taskForDatabase(Resync resync, DatabaseReturns database) {
        ResyncAfterLoss work = new ResyncAfterLoss(resync);
        BackgroundTask task =
                BackgroundTask.onRequest(PAUSES, "resync-forgotten", SmartLifecycle.DEFAULT_PHASE, work::sendForgotten);
        database.onReturn(task::runSoon);
        return task;
    }

    private void run() {
        Map<String, Long> sent = resync.run(false);
        log.info("Sent the current state again after a loss: {}", sent);
    }

    private void sendForgotten() {
        long forgotten = resync.sendForgotten();
        if (forgotten > 0) {
            log.error(
                    "The database has lost acknowledged changes of {} aggregates; their states of before were sent to the copies",
                    forgotten);
        }
    }
}
