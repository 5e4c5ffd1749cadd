package io.movers.common.data;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Who wants to hear of the writes of a store. */
final class WriteListeners {
    private final List<WriteListener> listeners = new CopyOnWriteArrayList<>();

    void add(WriteListener listener) {
        listeners.add(listener);
    }

    /** Tells all of them; see {@link WriteListener#stored}. */
    void tell(Class<?> type, @Nullable String id) {
        listeners.forEach(listener -> listener.stored(type, id));
    }
}
