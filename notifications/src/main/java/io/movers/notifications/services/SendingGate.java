package io.movers.notifications.services;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;

/**
 * Limits how many mails this replica sends at once, so that a slow mail server cannot occupy all threads that handle events.
 * It also stops sending for a while after the server has locked us out.
 */
final class SendingGate {
    private final Semaphore free;
    private final Clock clock;
    private volatile Instant closedUntil = Instant.MIN;

    SendingGate(int concurrency, Clock clock) {
        this.free = new Semaphore(concurrency);
        this.clock = clock;
    }

    /** Enters if the gate is open and not full. A caller that has entered must call {@link #leave()} afterwards. */
    boolean tryEnter() {
        return !clock.instant().isBefore(closedUntil) && free.tryAcquire();
    }

    void leave() {
        free.release();
    }

    void closeFor(Duration pause) {
        closedUntil = clock.instant().plus(pause);
    }
}
