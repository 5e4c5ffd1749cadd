package io.movers.common.scheduling;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Lets a poll that finds nothing rest. Each look in vain doubles the pause before the next one, up to a limit; a look that finds something
 * ends it, and so does {@link #end}, for what this process stores itself. So an idle service asks its database next to nothing, and what
 * another replica left behind is found after the limit at the latest.
 */
public final class IdlePause {
    private final long firstNanos;
    private final long longestNanos;
    private final LongSupplier nanos;
    private long pause;
    private long began;
    private long ends;

    /**
     * Creates a pause that is over.
     *
     * @param interval how often the poll comes round; it looks each time while it finds something
     * @param longest the limit
     */
    public IdlePause(Duration interval, Duration longest) {
        this(interval, longest, System::nanoTime);
    }

    IdlePause(Duration interval, Duration longest, LongSupplier nanos) {
        this.firstNanos = interval.toNanos();
        this.longestNanos = longest.toNanos();
        this.nanos = nanos;
    }

    /**
     * The poll for a {@link BackgroundTask}, which skips looks during the pause.
     *
     * @param look returns whether there was something
     */
    public Runnable between(BooleanSupplier look) {
        return () -> {
            if (isOver()) {
                long endsBefore = ends();
                boolean found = look.getAsBoolean();
                note(found, endsBefore);
            }
        };
    }

    /** Ends the pause: the next time round, the poll looks. */
    public synchronized void end() {
        ends++;
        pause = 0;
    }

    private synchronized long ends() {
        return ends;
    }

    private synchronized boolean isOver() {
        boolean over = nanos.getAsLong() - began >= pause;
        if (over) {
            began = nanos.getAsLong();
        }
        return over;
    }

    // What was stored during a look may not have been seen by it.
    private synchronized void note(boolean found, long endsBefore) {
        pause = found || ends != endsBefore ? 0 : Math.min(longestNanos, Math.max(firstNanos, pause) * 2);
    }
}
