package io.movers.common.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Saves an aggregate together with the event that tells the other services. For an aggregate that others copy this is the only way to save it,
 * so that every stored version is published.
 *
 * @param <A> the aggregate
 * @param <E> the event
 */
public abstract class Publisher<A extends EventSource, E extends Event> {
    private final Subject<E> subject;
    private final Class<A> type;
    private final Outbox outbox;

    /**
     * Creates a publisher.
     *
     * @param subject the subject of its events
     * @param type the class of the aggregates
     * @param outbox where aggregates and events are stored
     */
    protected Publisher(Subject<E> subject, Class<A> type, Outbox outbox) {
        this.subject = subject;
        this.type = type;
        this.outbox = outbox;
    }

    /** The subject of its events. */
    public final Subject<E> subject() {
        return subject;
    }

    /** The class of the aggregates. */
    public final Class<A> type() {
        return type;
    }

    /**
     * Stores the aggregate and its event in one write. From then on the event arrives even if the process or the broker dies.
     *
     * @throws org.springframework.dao.OptimisticLockingFailureException the aggregate was changed meanwhile
     * @throws org.springframework.dao.DuplicateKeyException a unique index refuses it
     * @throws OutboxFullException too many events of this aggregate, or more than 8 MB of them, are still unsent
     * @throws EventTooLargeException the event would be larger than 512 kB
     */
    public void publish(A aggregate) {
        outbox.publish(aggregate, subject, () -> event(aggregate));
    }

    /**
     * Stores the aggregate, its event and those of other publishers in one write: all of them arrive, or none. They are sent in the order of
     * the publishers, this one first.
     *
     * @param others further publishers of the same aggregate
     * @throws org.springframework.dao.OptimisticLockingFailureException the aggregate was changed meanwhile
     * @throws org.springframework.dao.DuplicateKeyException a unique index refuses it
     * @throws OutboxFullException too many events of this aggregate, or more than 8 MB of them, are still unsent
     * @throws EventTooLargeException an event would be larger than 512 kB; nothing is stored
     */
    public final void publishWith(A aggregate, List<Publisher<A, ?>> others) {
        List<Publisher<A, ?>> publishers = new ArrayList<>();
        publishers.add(this);
        publishers.addAll(others);
        outbox.publish(aggregate, publishers);
    }

    /**
     * Stores new aggregates and their events in one write, for bulk routes.
     *
     * @param aggregates some hundreds at most
     * @return the stored aggregates, in order; those that a unique index refused are left out
     * @throws EventTooLargeException an event would be larger than 512 kB; nothing is stored
     */
    public List<A> publishNew(List<A> aggregates) {
        return outbox.publishNew(aggregates, subject, this::event);
    }

    /**
     * Does the same as {@link #publishNew(List)} for aggregates that different requests have caused.
     *
     * @param causes the {@code traceparent} of what caused an aggregate, as far as it is traced
     */
    public List<A> publishNew(Map<A, Optional<String>> causes) {
        return outbox.publishNew(causes, subject, this::event);
    }

    /** Makes the event about the aggregate as it is now. Its version is already the one that will be stored. */
    protected abstract E event(A aggregate);

    /** Makes an event about the current state, for a resync. */
    public final E currentState(A aggregate) {
        return event(aggregate);
    }
}
