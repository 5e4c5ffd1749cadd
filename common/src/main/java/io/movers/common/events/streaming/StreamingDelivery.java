package io.movers.common.events.streaming;

import io.movers.common.events.transport.Delivery;
import io.movers.common.events.transport.Envelope;
import java.time.Duration;
import java.time.Instant;

/**
 * A try at a message of a channel. The broker neither counts deliveries nor takes a message back for later, so both are done
 * here, for as long as this replica lives.
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

    /** As far as this replica knows: one that others tried before counts them as one. */
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

    /** Stays unanswered: the broker gives it to another replica, or to the next start, when this one signs off. */
    @Override
    public void giveBack() {}

    /**
     * The broker cannot be told. It delivers again after its wait: what comes back here while it is in hand is put aside, what
     * comes to another replica is tried there as well.
     */
    @Override
    public void working() {}
}
