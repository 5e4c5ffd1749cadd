package io.movers.common.events.consumer;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs tasks with the same key one after the other, in order, and tasks with different keys side by side. */
class KeyedExecutor {
    private static final Logger log = LoggerFactory.getLogger(KeyedExecutor.class);

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
            runSafely(task);
        }
    }

    /** A task that fails must not keep those behind it from running. */
    private static void runSafely(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            log.error("A task failed", e);
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
