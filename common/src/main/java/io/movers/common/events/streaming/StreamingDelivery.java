package io.movers.common.events.streaming;

import io.movers.common.events.transport.Delivery;
import io.movers.common.events.transport.Envelope;
import java.time.Duration;
import java.time.Instant;

/**
 * One attempt to handle a message of a channel. The broker neither counts deliveries nor takes a message back for a later
 * redelivery, so this replica does both in memory.
 */
final class StreamingDelivery implements Delivery {
    private final StreamingSubscription subscription;
    private final HeldMessage message;
    private final Envelope envelope;
    private final Instant storedAt;
    private final long deliveries;

    StreamingDelivery(
            StreamingSubscription subscription,
            HeldMessage message,
            Envelope envelope,
            Instant storedAt,
            long deliveries) {
        this.subscription = subscription;
        this.message = message;
        this.envelope = envelope;
        this.storedAt = storedAt;
        this.deliveries = deliveries;
    }

    HeldMessage message() {
        return message;
    }

    StreamingDelivery next() {
        return new StreamingDelivery(subscription, message, envelope, storedAt, deliveries + 1);
    }

    @Override
    public Envelope envelope() {
        return envelope;
    }

    /** The deliveries that this replica knows of; all earlier ones to other replicas count as one. */
    @Override
    public long deliveries() {
        return deliveries;
    }

    @Override
    public Instant publishedAt() {
        return storedAt;
    }

    @Override
    public void ack() {
        subscription.acknowledge(message);
    }

    @Override
    public void retryAfter(Duration delay) {
        subscription.retry(this, delay);
    }

    /**
     * Leaves the message unanswered: when this replica disconnects, the broker delivers it to another one, or here after
     * the next start.
     */
    @Override
    public void giveBack() {}

    /**
     * Does nothing: the broker has no such answer. It redelivers the message after the ack wait. This replica ignores the
     * redelivery while it holds the message; another replica handles it as well.
     */
    @Override
    public void working() {}
}
