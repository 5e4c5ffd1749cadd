package io.movers.common.scheduling;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Pauses between tries: the pause doubles with each failure up to a limit. Each pause varies by a fifth, so that tasks that failed
 * together do not retry together.
 *
 * @param first the pause after the first failure
 * @param longest the limit
 */
public record Backoff(Duration first, Duration longest) {
    private static final int DOUBLINGS_LIMIT = 30;

    /**
     * Returns the pause before the next try.
     *
     * @param failures the number of failures so far: 1 after the first
     */
    public Duration after(long failures) {
        int doublings = (int) Math.min(Math.max(failures - 1, 0), DOUBLINGS_LIMIT);
        long millis = Math.min(first.toMillis() << doublings, longest.toMillis());
        return Duration.ofMillis(Math.round(millis * ThreadLocalRandom.current().nextDouble(0.8, 1.2)));
    }
}
