package io.movers.common.data;

import com.mongodb.event.ServerHeartbeatFailedEvent;
import com.mongodb.event.ServerHeartbeatSucceededEvent;
import com.mongodb.event.ServerMonitorListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** Notices that the database answers again after it did not. */
public class DatabaseReturns implements ServerMonitorListener {
    private final List<Runnable> actions = new CopyOnWriteArrayList<>();
    private final AtomicBoolean away = new AtomicBoolean();

    DatabaseReturns() {}

    /** Adds an action to run each time the database is back, on a thread of the driver: it must not wait for anything. */
    public void onReturn(Runnable action) {
        actions.add(action);
    }

    @Override
    public void serverHeartbeatFailed(ServerHeartbeatFailedEvent event) {
        away.set(true);
    }

    @Override
    public void serverHeartbeatSucceeded(ServerHeartbeatSucceededEvent event) {
        if (away.compareAndSet(true, false)) {
            actions.forEach(Runnable::run);
        }
    }
}
