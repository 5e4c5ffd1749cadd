package io.movers.common.events;

import java.time.Instant;

/** One delivery of an event to this service. */
public interface Message {
    /**
     * Says that the event has had its effect here and is not to be delivered again. A listener calls it last, when the effect
     * is stored.
     */
    void ack();

    /** The id of the event, the same at every delivery of it. */
    String eventId();

    /** How often it has been delivered, this time included: 1 at first. */
    long deliveries();

    /**
     * When the change was stored that the event tells of, however late it is delivered; with senders of the original's kind,
     * when the broker took it.
     */
    Instant publishedAt();

    /** How much the event says, and whether it was sent again to heal copies. */
    ReplicaState state();
}
