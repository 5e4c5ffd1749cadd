package io.movers.common.events;

import org.jspecify.annotations.Nullable;

/**
 * Reacts to an event with an effect: gives points, sends a mail, opens a maintenance. If the effect's precondition never
 * arrives, the event is given up after {@code EVENTS_GIVE_UP_AFTER} (7 days): it stays in the list of dead letters, is counted, and is no
 * longer retried on its own.
 *
 * @param <E> the event
 */
public abstract class EffectListener<E extends Event> extends Listener<E> {
    private final @Nullable Affected<E> affected;

    /**
     * Names what the effect of an event changes.
     *
     * @param <E> the event
     */
    @FunctionalInterface
    public interface Affected<E> {
        /** The name, such as the id of an account; null if the event does not say. */
        @Nullable String by(E event);
    }

    /**
     * Creates a listener.
     *
     * @param subject the events to react to
     */
    protected EffectListener(Subject<E> subject) {
        super(subject);
        this.affected = null;
    }

    /**
     * Creates a listener whose effects change the same thing again and again: a replica lets those on one thing happen one after the other,
     * whatever their subjects, because at the same time they would only make each other start over.
     *
     * @param subject the events to react to
     * @param affected names what the effect of an event changes
     */
    protected EffectListener(Subject<E> subject, Affected<E> affected) {
        super(subject);
        this.affected = affected;
    }

    /** Names what the effect of an event changes; null if only the order of the event's own aggregate matters. */
    public final @Nullable Affected<E> affected() {
        return affected;
    }
}
