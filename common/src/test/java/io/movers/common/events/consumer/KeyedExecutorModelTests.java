package io.movers.common.events.consumer;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/** Interleavings of threads that hand over tasks and threads that run them, tried one by one. */
@Param(name = "key", gen = IntGen.class, conf = "0:1")
public class KeyedExecutorModelTests {
    private static final int KEYS = 2;

    private final Queue<Runnable> pool = new ConcurrentLinkedQueue<>();
    private final KeyedExecutor executor = new KeyedExecutor(pool::add);
    private final AtomicInteger[] running = {new AtomicInteger(), new AtomicInteger()};
    private final AtomicInteger handedOver = new AtomicInteger();
    private final AtomicInteger ran = new AtomicInteger();

    /** Hands a task over. */
    @Operation
    public void execute(@Param(name = "key") int key) {
        handedOver.incrementAndGet();
        executor.execute(key, () -> {
            if (running[key].incrementAndGet() > 1) {
                throw new AssertionError("two tasks of one key run at once");
            }
            ran.incrementAndGet();
            running[key].decrementAndGet();
        });
    }

    /** What a thread of the pool does; false if there is nothing to do. */
    @Operation
    public void work() {
        Runnable task = pool.poll();
        if (task != null) {
            task.run();
        }
    }

    /** In the end no task is lost, and none runs twice. */
    @Validate
    public void everyTaskRunsOnce() {
        for (Runnable task = pool.poll(); task != null; task = pool.poll()) {
            task.run();
        }
        if (ran.get() != handedOver.get()) {
            throw new IllegalStateException(ran + " of " + handedOver + " tasks ran");
        }
    }

    @Test
    void noInterleavingLosesATaskOrRunsTwoOfAKeyAtOnce() {
        new ModelCheckingOptions()
                .iterations(5)
                .invocationsPerIteration(200)
                .threads(3)
                .actorsPerThread(1)
                .actorsBefore(KEYS - 1)
                .check(KeyedExecutorModelTests.class);
    }
}
