package io.movers.common.events;

import java.util.List;

/**
 * Saves an aggregate together with the event that tells the other services. For an aggregate that others copy this is the only
 * way to save it, so that every stored version is published.
 */
public abstract class Publisher<A extends EventSource, E extends Event> {
    private final Subject<E> subject;
    private final Class<A> type;
    private final Outbox outbox;

    protected Publisher(Subject<E> subject, Class<A> type, Outbox outbox) {
        this.subject = subject;
        this.type = type;
        this.outbox = outbox;
    }

    /** What it emits. */
    public final Subject<E> subject() {
        return subject;
    }

    /** The aggregates that it is about. */
    public final Class<A> type() {
        return type;
    }

    /**
     * Stores the aggregate and its event in one write. The event is on its way when this returns, and arrives even if the
     * process or the broker dies now.
     *
     * @throws org.springframework.dao.OptimisticLockingFailureException somebody else has changed the aggregate meanwhile
     * @throws org.springframework.dao.DuplicateKeyException a unique index refuses it
     * @throws OutboxFullException too many events of this aggregate wait for the broker
     * @throws EventTooLargeException the event would be larger than 512 kB
     */
    public void publish(A aggregate) {
        outbox.publish(aggregate, subject, () -> event(aggregate));
    }

    /**
     * Stores new aggregates and their events in one write, for bulk routes: some hundreds at a time.
     *
     * @return those that are stored, in order; the others a unique index has refused
     */
    public List<A> publishNew(List<A> aggregates) {
        return outbox.publishNew(aggregates, subject, this::event);
    }

    /** The event about the aggregate as it is now; its version is already the one that will be stored. */
    protected abstract E event(A aggregate);

    /** As {@link #event}, for a resync. */
    public final E currentState(A aggregate) {
        return event(aggregate);
    }
}
