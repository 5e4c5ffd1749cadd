package io.movers.common.events;

/**
 * Reacts to one kind of event. Each service has at most one listener per subject; all its replicas share the deliveries.
 *
 * <p>EventConsumers are at least once and in no order across aggregates, replicas of the service or redeliveries: a listener is
 * idempotent by design.
 */
public abstract class Listener<E extends Event> {
    private final Subject<E> subject;

    protected Listener(Subject<E> subject) {
        this.subject = subject;
    }

    /** What it reacts to. */
    public final Subject<E> subject() {
        return subject;
    }

    /**
     * Stores the effect of the event and ends with {@code msg.ack()}. Returning without it, or throwing, means: deliver again
     * later.
     */
    public abstract void onMessage(E event, Message msg);
}
