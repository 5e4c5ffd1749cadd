package io.movers.common.data;

import io.movers.common.events.Event;
import io.movers.common.events.Listener;
import io.movers.common.events.Message;
import io.movers.common.events.Subject;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Keeps the copy of another service's data that an event carries: the service says only which events, and what it copies of them. A bean of
 * this type is enough; what must happen besides is a listener of its own.
 *
 * @param <E> the event
 */
public class CopyListener<E extends Event> extends Listener<E> {
    /** Stores the copies. */
    protected final ReplicaStore replicas;

    private final BiFunction<E, Message, ? extends Replica> copy;

    /**
     * Creates a listener.
     *
     * @param subject the events to react to
     * @param copy what the service copies of the event
     */
    public CopyListener(Subject<E> subject, ReplicaStore replicas, Function<E, ? extends Replica> copy) {
        this(subject, replicas, (event, msg) -> copy.apply(event));
    }

    /**
     * Creates a listener that copies the time of the event or another property of its delivery, too.
     *
     * @param subject the events to react to
     * @param copy what the service copies of the event
     */
    public CopyListener(Subject<E> subject, ReplicaStore replicas, BiFunction<E, Message, ? extends Replica> copy) {
        super(subject);
        this.replicas = replicas;
        this.copy = copy;
    }

    @Override
    public final void onMessage(E event, Message msg) {
        if (store(copy.apply(event, msg), msg)) {
            msg.ack();
        }
    }

    /**
     * Stores the copy, with {@link ReplicaStore#apply} unless a subclass says otherwise.
     *
     * @return false if the event must be delivered again after another one
     */
    protected boolean store(Replica copy, Message msg) {
        replicas.apply(copy, msg);
        return true;
    }
}
