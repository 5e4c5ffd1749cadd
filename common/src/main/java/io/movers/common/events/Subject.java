package io.movers.common.events;

/**
 * The name under which one kind of event travels, and the record that carries it.
 *
 * @param name two words with a colon: {@code user:created}
 * @param type the record
 * @param resent whether a resync sends the current state of every aggregate under this name
 * @param <E> the event
 */
public record Subject<E extends Event>(String name, Class<E> type, boolean resent) {
    @Override
    public String toString() {
        return name;
    }
}
