package io.movers.common.events.consumer;

import io.movers.common.events.Event;
import io.movers.common.events.Listener;
import io.movers.common.events.Message;
import io.movers.common.events.ReplicaState;
import io.movers.common.events.engine.EventJson;
import io.movers.common.events.engine.UnreadableEventException;
import io.movers.common.events.transport.Envelope;
import io.movers.common.tracing.Trace;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Reads an event and gives it to the listener of its subject, in the logging context of its trace. */
public class ListenerInvoker {
    /** What stands for the failure where a listener returned without acknowledging. */
    static final String NOT_ACKNOWLEDGED = "not acknowledged";

    private static final Logger log = LoggerFactory.getLogger(ListenerInvoker.class);
    private static final String EVENT_ID = "eventId";

    private final Map<String, Listener<?>> listeners;
    private final EventJson json;

    /** @throws IllegalStateException two listeners share a subject: both would get only a part of the events */
    public ListenerInvoker(List<Listener<?>> listeners, EventJson json) {
        this.json = json;
        this.listeners = listeners.stream()
                .collect(Collectors.toUnmodifiableMap(
                        listener -> listener.subject().name(), Function.identity(), (first, second) -> {
                            throw new IllegalStateException("%s and %s both listen to %s"
                                    .formatted(first.getClass(), second.getClass(), first.subject()));
                        }));
    }

    /** The listeners by the name of their subject. */
    Map<String, Listener<?>> listeners() {
        return listeners;
    }

    /**
     * The aggregate that the event is about: named beside the body, or else in it.
     *
     * @throws UnreadableEventException it is no such event
     */
    String aggregateOf(Envelope envelope) {
        return envelope.aggregateId().isEmpty()
                ? json.read(listenerOf(envelope).subject(), envelope.data()).id()
                : envelope.aggregateId();
    }

    /**
     * Handles a parked event.
     *
     * @return the failure, or null if it has been handled
     */
    public @Nullable String retry(Envelope envelope, long deliveries) {
        boolean[] acked = new boolean[1];
        String error = handle(envelope, deliveries, () -> acked[0] = true);
        return acked[0] ? null : error;
    }

    /**
     * Handles an event.
     *
     * @param ack what the listener's {@link Message#ack()} does, the first time
     * @return the failure, or null if it has been acknowledged and nothing was thrown
     */
    @Nullable String handle(Envelope envelope, long deliveries, Runnable ack) {
        MDC.put(EVENT_ID, envelope.id());
        MDC.put(Trace.MDC_KEY, envelope.trace() == null ? Trace.newId() : envelope.trace());
        HandledMessage message = new HandledMessage(envelope, deliveries, ack);
        try {
            dispatch(listenerOf(envelope), envelope, message);
            return message.acked ? null : NOT_ACKNOWLEDGED;
        } catch (RuntimeException | Error e) { // also what a broken class or an endless recursion throws
            log.warn(
                    "{} {} could not be handled (delivery {}): {}",
                    envelope.subject(),
                    envelope.id(),
                    deliveries,
                    e.getClass().getName());
            log.debug("Why {} could not be handled", envelope.id(), e);
            return e.getClass().getName();
        } finally {
            MDC.remove(EVENT_ID);
            MDC.remove(Trace.MDC_KEY);
        }
    }

    private <E extends Event> void dispatch(Listener<E> listener, Envelope envelope, Message message) {
        listener.onMessage(json.read(listener.subject(), envelope.data()), message);
    }

    private Listener<?> listenerOf(Envelope envelope) {
        Listener<?> listener = listeners.get(envelope.subject());
        if (listener == null) {
            throw new UnreadableEventException("Nobody listens to " + envelope.subject(), null);
        }
        return listener;
    }

    private static final class HandledMessage implements Message {
        private final Envelope envelope;
        private final long deliveries;
        private final Runnable ack;
        private boolean acked;

        HandledMessage(Envelope envelope, long deliveries, Runnable ack) {
            this.envelope = envelope;
            this.deliveries = deliveries;
            this.ack = ack;
        }

        @Override
        public void ack() {
            if (!acked) {
                acked = true;
                ack.run();
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
