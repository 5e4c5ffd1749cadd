package io.movers.common.events.transport;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Carries events between services. It starts without the broker and keeps trying to connect and to reconnect. It refuses
 * events that it cannot send; the outbox keeps them.
 */
public interface Transport {
    /** Starts connecting; returns at once. */
    void start();

    /** Closes the connection. Subscriptions must have been stopped before. */
    void stop();

    /** Whether the broker can be reached now. */
    boolean isConnected();

    /** Whether the broker can be reached, since when and why not. */
    BrokerState.Snapshot state();

    /**
     * Adds an action that runs each time the broker is found to have lost stored events. It runs on a thread of the
     * transport and must not block. A transport that cannot detect losses never runs it.
     */
    default void onEventsLost(Runnable action) {}

    /** Adds an action that runs each time the broker has become reachable, on a thread of the transport. */
    void onConnected(Runnable action);

    /** Sends an event; the future completes when the broker has stored it, and fails if that is not known. */
    CompletableFuture<Void> send(Envelope envelope);

    /**
     * Consumes a subject. Deliveries are passed to the handler in order, on a separate thread; the handler may block to slow them down.
     *
     * @param subject the subject's name, {@code user:created}
     */
    Subscription subscribe(String subject, Consumer<Delivery> handler);

    /** A running subscription. */
    interface Subscription {
        /**
         * Requests no further deliveries; returns within a quarter of a second. Deliveries already on their way are still passed on and may
         * be answered.
         */
        void stop();

        /** Ends the subscription: nothing is passed on any more. */
        void close();
    }
}
