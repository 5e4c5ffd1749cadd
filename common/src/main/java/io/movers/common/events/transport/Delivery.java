package io.movers.common.events.transport;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One delivery of an event by the broker, to be answered by exactly one of {@link #ack}, {@link #retryAfter} and {@link #giveBack}. */
public interface Delivery {
    /** The event. Its {@code aggregateId} is empty if the sender, a Node service, named the aggregate only in the body. */
    Envelope envelope();

    /** How often the broker has delivered the event, including this time. */
    long deliveries();

    /** When the broker stored the event; null if unknown. */
    @Nullable Instant publishedAt();

    /** Tells the broker that the event has been handled. */
    void ack();

    /** Asks the broker to deliver the event again once {@code delay} has passed. */
    void retryAfter(Duration delay);

    /** Returns an event that was not tried: it is to be delivered soon, but not to this subscription, which has been stopped. */
    void giveBack();

    /** Tells the broker that the event is still being handled, so that it keeps waiting for the answer. */
    void working();
}
