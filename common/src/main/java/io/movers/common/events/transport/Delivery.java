package io.movers.common.events.transport;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One delivery of an event by the broker, to be answered by exactly one of {@link #ack}, {@link #retryAfter} and {@link #giveBack}. */
public interface Delivery {
    /** The event. Its {@code aggregateId} is empty where a sender of the original's kind named it only in the body. */
    Envelope envelope();

    /** How often the broker has delivered it, this time included. */
    long deliveries();

    /** When the broker stored it; null where that is not known. */
    @Nullable Instant publishedAt();

    /** It has been handled. */
    void ack();

    /** It is to be delivered again, not before {@code delay} has passed. */
    void retryAfter(Duration delay);

    /** It has not been tried and is to be delivered soon, but not to this subscription, which has been stopped. */
    void giveBack();

    /** It is still being handled: the broker shall wait on. */
    void working();
}
