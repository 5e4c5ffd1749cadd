package io.movers.common.events.engine;

import io.movers.common.events.EffectListener;
import io.movers.common.events.Event;
import io.movers.common.events.Listener;
import io.movers.common.events.Message;
import io.movers.common.events.ReplicaState;
import io.movers.common.events.transport.Envelope;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Reads an event and calls the listener of its subject, with the event id in the logging context. */
public class ListenerInvoker {
    /** The failure of a listener that returned without acknowledging. */
    public static final String NOT_ACKNOWLEDGED = "not acknowledged";

    private static final Logger log = LoggerFactory.getLogger(ListenerInvoker.class);
    private static final String EVENT_ID = "eventId";

    private final Map<String, Listener<?>> listeners;
    private final EventJson json;

    /**
     * Creates the invoker.
     *
     * @throws IllegalStateException two listeners have the same subject: each would get only a part of its events
     */
    public ListenerInvoker(List<Listener<?>> listeners, EventJson json) {
        this.json = json;
        this.listeners = listeners.stream()
                .collect(Collectors.toUnmodifiableMap(
                        listener -> listener.subject().name(), Function.identity(), (first, second) -> {
                            throw new IllegalStateException("%s and %s both listen to %s"
                                    .formatted(first.getClass(), second.getClass(), first.subject()));
                        }));
    }

    /** The names of the subjects that have a listener. */
    public Set<String> subjects() {
        return listeners.keySet();
    }

    /** Whether the listener of a subject has an effect that is given up one day, see {@link EffectListener}. */
    public boolean isEffect(String subject) {
        return listeners.get(subject) instanceof EffectListener<?>;
    }

    /**
     * Returns a name for the events that must be handled one after the other, this one among them: those of the same aggregate and subject, or
     * those whose effects change the same.
     *
     * @throws UnreadableEventException the event cannot be read, or nothing listens to its subject
     */
    public String orderOf(Envelope envelope) {
        Listener<?> listener = listenerOf(envelope);
        String affected = listener instanceof EffectListener<?> effect ? affected(effect, envelope) : null;
        return affected == null ? envelope.subject() + aggregateOf(listener, envelope) : affected;
    }

    private <E extends Event> @Nullable String affected(EffectListener<E> effect, Envelope envelope) {
        EffectListener.Affected<E> affected = effect.affected();
        return affected == null ? null : affected.by(json.read(effect.subject(), envelope.data()));
    }

    private String aggregateOf(Listener<?> listener, Envelope envelope) {
        return envelope.aggregateId().isEmpty()
                ? json.read(listener.subject(), envelope.data()).id()
                : envelope.aggregateId();
    }

    /**
     * Calls the listener for an event that the broker no longer holds, such as a dead letter.
     *
     * @param deliveries what the listener sees as {@link Message#deliveries()}
     * @return null if the listener acknowledged the event, otherwise the failure
     */
    public @Nullable String retry(Envelope envelope, long deliveries) {
        return invoke(envelope, deliveries, () -> {});
    }

    /** Calls the listener for an event.
     *
     * @param onAck runs at the listener's first {@link Message#ack()}
     * @return null if the listener acknowledged the event, otherwise the failure: {@link #NOT_ACKNOWLEDGED} or the class of what it threw
     */
    public @Nullable String invoke(Envelope envelope, long deliveries, Runnable onAck) {
        MDC.put(EVENT_ID, envelope.id());
        HandledMessage message = new HandledMessage(envelope, deliveries, onAck);
        String failure = NOT_ACKNOWLEDGED;
        try {
            dispatch(listenerOf(envelope), envelope, message);
        } catch (RuntimeException | Error e) { // Error too: a listener may lack a class or recurse without end
            failure = e.getClass().getName();
            log.warn("{} {} failed (delivery {}): {}", envelope.subject(), envelope.id(), deliveries, failure);
            log.debug("{} {} failed", envelope.subject(), envelope.id(), e);
        } finally {
            MDC.remove(EVENT_ID);
        }
        return message.acked ? null : failure;
    }

    private <E extends Event> void dispatch(Listener<E> listener, Envelope envelope, Message message) {
        listener.onMessage(json.read(listener.subject(), envelope.data()), message);
    }

    private Listener<?> listenerOf(Envelope envelope) {
        Listener<?> listener = listeners.get(envelope.subject());
        if (listener == null) {
            throw new UnreadableEventException("No listener for " + envelope.subject(), null);
        }
        return listener;
    }

    private static final class HandledMessage implements Message {
        private final Envelope envelope;
        private final long deliveries;
        private final Runnable onAck;
        private boolean acked;

        HandledMessage(Envelope envelope, long deliveries, Runnable onAck) {
            this.envelope = envelope;
            this.deliveries = deliveries;
            this.onAck = onAck;
        }

        @Override
        public void ack() {
            if (!acked) {
                acked = true;
                onAck.run();
            }
        }

        @Override
        public String eventId() {
            return envelope.id();
        }

        @Override
        public long deliveries() {
            return deliveries;
        }

        @Override
        public Instant publishedAt() {
            return envelope.publishedAt();
        }

        @Override
        public ReplicaState state() {
            return envelope.state();
        }
    }
}
