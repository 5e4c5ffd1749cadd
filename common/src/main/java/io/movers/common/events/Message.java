package io.movers.common.events;

import java.time.Instant;

/** One delivery of an event to this service. */
public interface Message {
    /**
     * Acknowledges the event: its effect is stored, and it must not be delivered again. Listeners call this last.
     */
    void ack();

    /** The id of the event, the same in every delivery. */
    String eventId();

    /** How often the event has been delivered, including this time: 1 at first. */
    long deliveries();

    /**
     * When the owner stored the change that the event reports. For events of Node services, when the broker stored the event.
     */
    Instant publishedAt();

    /** How much of the state the event carries, and whether it was sent again to heal copies. */
    ReplicaState state();
}
