package io.movers.common.web;

import java.util.concurrent.Semaphore;

/**
 * Limits how many requests may wait for their bodies at once, each holding a thread: to three quarters of the threads, so that
 * slow senders leave some to everybody else. Virtual threads need no such limit.
 */
final class BodyPlaces {

    private final Semaphore places;

    private BodyPlaces(int places) {
        this.places = new Semaphore(places);
    }

    /** @param threads how many threads the server has */
    static BodyPlaces ofThreads(int threads) {
        return new BodyPlaces(Math.max(1, threads * 3 / 4));
    }

    static BodyPlaces unbounded() {
        return new BodyPlaces(Integer.MAX_VALUE);
    }

    /** Takes a place, which is held until {@link #leave}; false if there is none. */
    boolean enter() {
        return places.tryAcquire();
    }

    void leave() {
        places.release();
    }
}
