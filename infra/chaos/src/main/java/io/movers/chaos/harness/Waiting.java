package io.movers.chaos.harness;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for a condition. */
public final class Waiting {
    private static final long POLL_MILLIS = 100;

    private Waiting() {}

    /** Returns whether the condition came true in time. */
    public static boolean until(Duration limit, BooleanSupplier condition) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline || !pause(POLL_MILLIS)) {
                return false;
            }
        }
        return true;
    }

    /** Returns false if the thread was interrupted. */
    public static boolean pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
