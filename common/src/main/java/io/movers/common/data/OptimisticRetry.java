package io.movers.common.data;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.springframework.dao.OptimisticLockingFailureException;

/** Repeats a read-change-save that somebody else's save has overtaken. */
public final class OptimisticRetry {
    private static final int TRIES = 8;

    private OptimisticRetry() {}

    /**
     * Runs {@code attempt} until it is not overtaken, at most {@value #TRIES} times with a growing pause.
     *
     * @param attempt reads the aggregate anew each time and is safe to repeat
     * @throws OptimisticLockingFailureException it was overtaken every time
     */
    public static <T> T retry(Supplier<T> attempt) {
        for (int tries = 1; ; tries++) {
            try {
                return attempt.get();
            } catch (OptimisticLockingFailureException e) {
                if (tries == TRIES) {
                    throw e;
                }
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(1_000_000, 5_000_000L << tries));
            }
        }
    }

    /** As {@link #retry(Supplier)}, without a result. */
    public static void retry(Runnable attempt) {
        retry(() -> {
            attempt.run();
            return true;
        });
    }
}
