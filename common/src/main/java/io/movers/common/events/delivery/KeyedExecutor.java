package io.movers.common.events.delivery;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Runs tasks with the same key one after the other, in order, and tasks with different keys side by side. */
class KeyedExecutor {
    private final Executor executor;
    private final Map<Object, Queue<Runnable>> waiting = new HashMap<>();

    KeyedExecutor(Executor executor) {
        this.executor = executor;
    }

    void execute(Object key, Runnable task) {
        synchronized (waiting) {
            Queue<Runnable> queue = waiting.get(key);
            if (queue != null) {
                queue.add(task);
                return;
            }
            waiting.put(key, new ArrayDeque<>());
        }
        executor.execute(() -> runAll(key, task));
    }

    private void runAll(Object key, Runnable first) {
        for (Runnable task = first; task != null; task = next(key)) {
            task.run();
        }
    }

    private @Nullable Runnable next(Object key) {
        synchronized (waiting) {
            Queue<Runnable> queue = waiting.get(key);
            Runnable task = queue == null ? null : queue.poll();
            if (task == null) {
                waiting.remove(key);
            }
            return task;
        }
    }
}
