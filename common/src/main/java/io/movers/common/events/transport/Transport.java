package io.movers.common.events.transport;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Carries events between services. Starts without the broker, finds it when it comes and finds it again for ever; what it can
 * not send it refuses, and the outbox keeps it.
 */
public interface Transport {
    /** Begins to connect; returns at once. */
    void start();

    /** Closes the connection. Subscriptions are stopped before. */
    void stop();

    /** Whether the broker can be reached now. */
    boolean isConnected();

    /** Whether the broker can be reached, since when and why not. */
    BrokerState.Snapshot state();

    /**
     * Adds an action for each time that the broker turns out to have lost events that it had stored. It runs on a thread of the
     * transport and must not block. A transport whose broker cannot tell never calls it.
     */
    default void onEventsLost(Runnable action) {}

    /** Adds an action for each time that the broker has become reachable; it runs on a thread of the transport. */
    void onConnected(Runnable action);

    /** Sends an event; the future completes when the broker has stored it, exceptionally if it is not known to have. */
    CompletableFuture<Void> send(Envelope envelope);

    /**
     * Takes the deliveries of a subject, in order, on a thread of its own; the handler may block to slow them down.
     *
     * @param subject the original's name, {@code user:created}
     */
    Subscription subscribe(String subject, Consumer<Delivery> handler);

    /** A running subscription. */
    interface Subscription {
        /** Asks for no further deliveries; returns at once. What was on its way is still handed over and may be answered. */
        void stop();

        /** Hands over nothing any more. */
        void close();
    }
}
