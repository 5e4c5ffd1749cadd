package io.movers.common.events.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeyedExecutorTests {
    private final ExecutorService pool = Executors.newFixedThreadPool(4);
    private final KeyedExecutor executor = new KeyedExecutor(pool);

    @AfterEach
    void stop() {
        pool.shutdownNow();
    }

    @Test
    void tasksOfOneKeyRunInOrder() {
        List<Integer> ran = new CopyOnWriteArrayList<>();
        IntStream.range(0, 1000).forEach(i -> executor.execute("key", () -> ran.add(i)));
        await().until(() -> ran.size() == 1000);
        assertThat(ran).isSorted();
    }

    @Test
    void slowTaskHoldsUpOnlyItsOwnKey() {
        CountDownLatch release = new CountDownLatch(1);
        List<String> ran = new CopyOnWriteArrayList<>();
        executor.execute("slow", () -> {
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            ran.add("slow");
        });
        executor.execute("slow", () -> ran.add("behind it"));
        executor.execute("quick", () -> ran.add("quick"));
        await().until(() -> ran.contains("quick"));
        assertThat(ran).containsExactly("quick");
        release.countDown();
        await().until(() -> ran.size() == 3);
        assertThat(ran).containsExactly("quick", "slow", "behind it");
    }

    @Test
    void failingTaskDoesNotHoldUpTheTasksBehindIt() {
        CountDownLatch release = new CountDownLatch(1);
        List<String> ran = new CopyOnWriteArrayList<>();
        executor.execute("key", () -> {
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new IllegalStateException("fails");
        });
        executor.execute("key", () -> ran.add("behind it"));
        release.countDown();
        await().until(() -> ran.contains("behind it"));
        executor.execute("key", () -> ran.add("later"));
        await().untilAsserted(() -> assertThat(ran).containsExactly("behind it", "later"));
    }

    @Test
    void taskThatThrowsAnErrorDoesNotBlockItsKey() {
        List<String> ran = new CopyOnWriteArrayList<>();
        CountDownLatch release = new CountDownLatch(1);
        executor.execute("key", () -> {
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new StackOverflowError();
        });
        executor.execute("key", () -> ran.add("behind it"));
        release.countDown();
        await().until(() -> ran.contains("behind it"));
        executor.execute("key", () -> ran.add("later"));
        await().untilAsserted(() -> assertThat(ran).containsExactly("behind it", "later"));
    }

    @Test
    void rejectedTaskDoesNotBlockItsKey() {
        AtomicBoolean rejects = new AtomicBoolean(true);
        List<String> ran = new CopyOnWriteArrayList<>();
        KeyedExecutor sometimesFull = new KeyedExecutor(task -> {
            if (rejects.get()) {
                throw new RejectedExecutionException("full");
            }
            task.run();
        });

        assertThatThrownBy(() -> sometimesFull.execute("key", () -> ran.add("rejected")))
                .isInstanceOf(RejectedExecutionException.class);
        rejects.set(false);
        sometimesFull.execute("key", () -> ran.add("later"));

        assertThat(ran).containsExactly("later");
    }
}
