package io.movers.common.events;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Stores an aggregate together with the event about its change. Services use a {@link Publisher}. */
public interface Outbox {
    /**
     * Stores the aggregate and one event in one write.
     *
     * @param aggregate the aggregate, new or changed
     * @param subject the event's subject
     * @param event makes the event; called when the aggregate already has its new version
     * @throws org.springframework.dao.OptimisticLockingFailureException the aggregate was changed meanwhile
     * @throws org.springframework.dao.DuplicateKeyException a unique index refuses it
     * @throws OutboxFullException too many events of this aggregate, or more than 8 MB of them, are still unsent
     * @throws EventTooLargeException the event is larger than 512 kB
     */
    void publish(EventSource aggregate, Subject<?> subject, Supplier<? extends Event> event);

    /**
     * Does the same as {@link #publish(EventSource, Subject, Supplier)} with an event of each publisher, in their order.
     *
     * @param <A> the aggregate
     */
    <A extends EventSource> void publish(A aggregate, List<Publisher<A, ?>> publishers);

    /**
     * Inserts new aggregates, each with its event, in one batch.
     *
     * @param aggregates some hundreds at most
     * @param subject the subject of the events
     * @param event makes the event of an aggregate; called when that already has its first version
     * @param <A> the aggregate
     * @return the stored aggregates, in order; those that a unique index refused are left out
     * @throws EventTooLargeException an event is larger than 512 kB; nothing is stored
     */
    <A extends EventSource> List<A> publishNew(
            List<A> aggregates, Subject<?> subject, Function<A, ? extends Event> event);

    /**
     * Does the same as {@link #publishNew(List, Subject, Function)} for aggregates that different requests have caused.
     *
     * @param causes the {@code traceparent} of what caused an aggregate, as far as it is traced
     */
    <A extends EventSource> List<A> publishNew(
            Map<A, Optional<String>> causes, Subject<?> subject, Function<A, ? extends Event> event);
}
