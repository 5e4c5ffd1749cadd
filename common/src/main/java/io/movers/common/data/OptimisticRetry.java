package io.movers.common.data;

import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.OptimisticLockingFailureException;

/** Repeats a change that failed because the aggregate was changed meanwhile. */
public final class OptimisticRetry {
    private static final int RETRIES = 7;

    /** The pauses vary widely, so that changes that collided do not collide again. */
    private static final RetryTemplate TEMPLATE = new RetryTemplate(RetryPolicy.builder()
            .includes(OptimisticLockingFailureException.class)
            .maxRetries(RETRIES)
            .delay(Duration.ofMillis(5))
            .jitter(Duration.ofMillis(4))
            .multiplier(2)
            .build());

    private OptimisticRetry() {}

    /**
     * Runs {@code attempt} until it succeeds, with at most {@value #RETRIES} repetitions after growing pauses.
     *
     * @param attempt reads the aggregate each time and is safe to repeat
     * @throws OptimisticLockingFailureException the last try failed, too
     */
    public static <T> T retry(Supplier<T> attempt) {
        return TEMPLATE.invoke(attempt);
    }

    /** Does the same as {@link #retry(Supplier)}, without a result. */
    public static void retry(Runnable attempt) {
        TEMPLATE.invoke(attempt);
    }
}
