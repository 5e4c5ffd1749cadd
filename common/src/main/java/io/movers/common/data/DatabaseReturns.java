package io.movers.common.data;

import com.mongodb.event.ServerDescriptionChangedEvent;
import com.mongodb.event.ServerListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** Notices that the database answers again after it did not, however short that was: a lost connection is enough. */
public class DatabaseReturns implements ServerListener {
    private final List<Runnable> actions = new CopyOnWriteArrayList<>();
    private final AtomicBoolean away = new AtomicBoolean();

    DatabaseReturns() {}

    /** Adds an action to run each time the database is back, on a thread of the driver: it must not wait for anything. */
    public void onReturn(Runnable action) {
        actions.add(action);
    }

    @Override
    public void serverDescriptionChanged(ServerDescriptionChangedEvent event) {
        if (!event.getNewDescription().isOk()) {
            away.set(true);
        } else if (away.compareAndSet(true, false)) {
            actions.forEach(Runnable::run);
        }
    }
}
