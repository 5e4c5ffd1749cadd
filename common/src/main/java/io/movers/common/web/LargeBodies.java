package io.movers.common.web;

import io.movers.common.errors.BusyException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Limits the total size of large bodies in memory. A parsed body takes several times its size, so the share of the heap is
 * small. The first 64 kB of each body do not count, since {@link Admission} limits the number of bodies.
 */
final class LargeBodies {

    static final int FREE_KILOBYTES = 64;

    private static final int SHARE_OF_HEAP = 16;
    private static final int LARGEST_KILOBYTES = 8 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Semaphore kilobytes;
    private final Duration patience;

    LargeBodies(int kilobytes, Duration patience) {
        this.kilobytes = new Semaphore(kilobytes, true);
        this.patience = patience;
    }

    /** Limits large bodies to a share of this JVM's heap, but always allows one. */
    static LargeBodies ofHeap() {
        long share = Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP / 1024;
        return new LargeBodies((int) Math.min(Integer.MAX_VALUE, Math.max(LARGEST_KILOBYTES, share)), PATIENCE);
    }

    /** Waits until that many more kilobytes may be used. */
    void take(int more) {
        try {
            if (kilobytes.tryAcquire(more, patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new BusyException();
    }

    void giveBack(int taken) {
        kilobytes.release(taken);
    }
}
