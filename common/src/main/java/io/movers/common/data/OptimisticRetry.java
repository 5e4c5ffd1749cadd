package io.movers.common.data;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.springframework.dao.OptimisticLockingFailureException;

/** Repeats a change that failed because the aggregate was changed meanwhile. */
public final class OptimisticRetry {
    private static final int TRIES = 8;

    private OptimisticRetry() {}

    /**
     * Runs {@code attempt} until it succeeds, at most {@value #TRIES} times with a growing pause.
     *
     * @param attempt reads the aggregate each time and is safe to repeat
     * @throws OptimisticLockingFailureException the last try failed, too
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

    /** Does the same as {@link #retry(Supplier)}, without a result. */
    public static void retry(Runnable attempt) {
        retry(() -> {
            attempt.run();
            return true;
        });
    }
}
