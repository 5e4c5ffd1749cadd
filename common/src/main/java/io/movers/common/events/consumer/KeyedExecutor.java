package io.movers.common.events.consumer;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs tasks with the same key one after the other, in order, and tasks with different keys at the same time. */
class KeyedExecutor {
    private static final Logger log = LoggerFactory.getLogger(KeyedExecutor.class);

    private final Executor executor;

    /** Waiting tasks by key. A key is present from the submission of its first task until its last one has run. */
    private final Map<Object, Queue<Runnable>> waiting = new HashMap<>();

    KeyedExecutor(Executor executor) {
        this.executor = executor;
    }

    /** @throws java.util.concurrent.RejectedExecutionException the underlying executor takes no more tasks */
    void execute(Object key, Runnable task) {
        synchronized (waiting) {
            Queue<Runnable> queue = waiting.get(key);
            if (queue != null) {
                queue.add(task);
                return;
            }
            waiting.put(key, new ArrayDeque<>());
        }
        boolean accepted = false;
        try {
            executor.execute(() -> runAll(key, task));
            accepted = true;
        } finally {
            if (!accepted) {
                removeKey(key);
            }
        }
    }

    private void runAll(Object key, Runnable first) {
        for (Runnable task = first; task != null; task = next(key)) {
            runSafely(key, task);
        }
    }

    /** A failing task, even one that throws an Error, must not keep the tasks behind it from running. */
    private static void runSafely(Object key, Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            log.error("An event task of {} failed; the next tasks of that key still run", key, e);
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

    private void removeKey(Object key) {
        synchronized (waiting) {
            waiting.remove(key);
        }
    }
}
