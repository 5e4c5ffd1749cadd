package io.movers.common.events;

/**
 * Reacts to one kind of event. A service has at most one listener per subject; all its replicas share the deliveries.
 *
 * <p>Events are delivered at least once, and in no order across aggregates, replicas of the service or redeliveries: a listener must be
 * idempotent.
 *
 * <p>A direct subclass keeps a copy of another service's data: its events are retried without limit, since a copy that misses one stays
 * wrong. A listener with another effect extends {@link EffectListener}.
 *
 * @param <E> the event
 */
public abstract class Listener<E extends Event> {
    private final Subject<E> subject;

    /**
     * Creates a listener.
     *
     * @param subject the events to react to
     */
    protected Listener(Subject<E> subject) {
        this.subject = subject;
    }

    /** The events to react to. */
    public final Subject<E> subject() {
        return subject;
    }

    /**
     * Stores the effect of the event, then calls {@link Message#ack()}. If the method returns without that, or throws, the event is
     * delivered again later.
     */
    public abstract void onMessage(E event, Message msg);
}
