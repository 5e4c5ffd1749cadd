package io.movers.common.events;

/**
 * Reacts to an event with an effect: gives points, sends a mail, opens a maintenance. If the effect's precondition never
 * arrives, the event is given up after {@code EVENTS_GIVE_UP_AFTER} (7 days): it stays in the list of dead letters, is counted, and is no
 * longer retried on its own.
 *
 * @param <E> the event
 */
public abstract class EffectListener<E extends Event> extends Listener<E> {
    /**
     * Creates a listener.
     *
     * @param subject the events to react to
     */
    protected EffectListener(Subject<E> subject) {
        super(subject);
    }
}
