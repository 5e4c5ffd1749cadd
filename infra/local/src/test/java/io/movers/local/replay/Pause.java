package io.movers.local.replay;

import java.util.concurrent.locks.LockSupport;

/** The interval of polling. */
final class Pause {
    private Pause() {}

    static void briefly() {
        LockSupport.parkNanos(10_000_000);
    }
}
