package io.movers.common.web;

import java.util.concurrent.Semaphore;

/**
 * How many requests may wait for their bodies at once where each holds a thread of the server: three in four threads, so that
 * slow senders leave some for everybody else. Virtual threads need no such bound.
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

    /** Whether there is a place; it is held until {@link #leave}. */
    boolean enter() {
        return places.tryAcquire();
    }

    void leave() {
        places.release();
    }
}
