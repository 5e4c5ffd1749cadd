package io.movers.common.events.engine;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A pause that doubles with each failure up to a longest one, give or take a fifth, so that many failures do not come back at
 * the same moment.
 */
public record Backoff(Duration first, Duration longest) {
    private static final int DOUBLINGS_LIMIT = 30;

    /**
     * The pause after the given number of failures.
     *
     * @param failures 1 after the first
     */
    public Duration after(long failures) {
        int doublings = (int) Math.min(Math.max(failures - 1, 0), DOUBLINGS_LIMIT);
        long millis = Math.min(first.toMillis() << doublings, longest.toMillis());
        return Duration.ofMillis(Math.round(millis * ThreadLocalRandom.current().nextDouble(0.8, 1.2)));
    }
}
