package io.movers.servers;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Ends processes. */
public final class ProcessEnd {
    private ProcessEnd() {}

    /**
     * Ends a process and waits until it has ended. One that is still there after the limit is killed.
     *
     * @param forcibly true to kill it at once (SIGKILL), false to let it stop in order (SIGTERM)
     */
    public static void await(Process process, boolean forcibly, Duration limit) {
        if (forcibly) {
            process.destroyForcibly();
        } else {
            process.destroy();
        }
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
