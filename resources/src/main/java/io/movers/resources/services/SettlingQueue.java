package io.movers.resources.services;

import io.movers.common.tracing.Tracing;
import io.movers.resources.models.Reservation;
import io.movers.resources.models.Resource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Finishes many rents and returns with one command: it writes the reservations of rented resources, and takes away the marks of what is
 * finished. A rent waits for its reservation, so that whoever got the answer finds it everywhere. The decision does not depend on that,
 * because the mark on the resource or the reservation is stored with it: the sweep finishes what is lost with the process.
 */
@Service
public class SettlingQueue {
    private static final int CAPACITY = 10_000;
    private static final int BATCH = 256;

    /** How long a rent waits for others to write its reservation before it does so itself, in ms. */
    private static final long PATIENCE = 1000;

    private final DependentDocuments dependents;
    private final ReturnCompletion returns;
    private final Tracing tracing;
    private final BlockingQueue<Rented> rented = new ArrayBlockingQueue<>(CAPACITY);
    private final BlockingQueue<Reservation> returned = new ArrayBlockingQueue<>(CAPACITY);
    private volatile Runnable wake = () -> {};

    /** @param cause the {@code traceparent} of the rent, if it is traced */
    private record Rented(Resource resource, @Nullable String cause, CountDownLatch written) {}

    SettlingQueue(DependentDocuments dependents, ReturnCompletion returns, Tracing tracing) {
        this.dependents = dependents;
        this.returns = returns;
        this.tracing = tracing;
    }

    /**
     * Says how to wake the task that calls {@link #run}.
     *
     * @param wake must not wait for anything
     */
    public void onAdded(Runnable wake) {
        this.wake = wake;
    }

    /** Writes the reservation of a resource that was rented; nobody may change the object any more. */
    void settleRented(Resource resource) {
        Rented rent = new Rented(resource, tracing.current(), new CountDownLatch(1));
        if (rented.offer(rent)) {
            wake.run();
            if (isDone(rent.written())) {
                return;
            }
            rented.remove(rent);
        }
        dependents.settle(resource);
    }

    private static boolean isDone(CountDownLatch written) {
        try {
            return written.await(PATIENCE, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Adds a reservation that finished and whose resource is free. */
    void addReturned(Reservation reservation) {
        if (returned.offer(reservation)) {
            wake.run();
        }
    }

    /** Finishes what is in the queue. */
    public void run() {
        while (finishRents() + finishReturns() > 0) {
            // More may have come meanwhile.
        }
    }

    private int finishRents() {
        List<Rented> batch = new ArrayList<>();
        rented.drainTo(batch, BATCH);
        if (!batch.isEmpty()) {
            Map<Resource, Optional<String>> causes = new LinkedHashMap<>();
            batch.forEach(rent -> causes.put(rent.resource(), Optional.ofNullable(rent.cause())));
            dependents.settleRentals(causes);
            batch.forEach(rent -> rent.written().countDown());
        }
        return batch.size();
    }

    private int finishReturns() {
        List<Reservation> batch = new ArrayList<>();
        returned.drainTo(batch, BATCH);
        if (!batch.isEmpty()) {
            returns.markSettled(batch);
        }
        return batch.size();
    }
}
