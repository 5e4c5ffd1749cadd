package io.movers.common.events.consumer;

import io.movers.common.events.deadletter.DeadLetters;
import io.movers.common.events.engine.EventMetrics;
import io.movers.common.events.engine.EventSpans;
import io.movers.common.events.engine.ListenerInvoker;
import io.movers.common.events.engine.UnreadableEventException;
import io.movers.common.events.transport.Delivery;
import io.movers.common.scheduling.Backoff;
import io.movers.common.tracing.TracedWork;
import io.movers.common.tracing.Tracing;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives a delivery to its listener and answers the broker. */
class DeliveryHandler {
    private static final Logger log = LoggerFactory.getLogger(DeliveryHandler.class);

    private final ListenerInvoker invoker;
    private final DeadLetters deadLetters;
    private final FailureBudget budget;
    private final Backoff afterFailure;
    private final Backoff whileWaiting;
    private final EventMetrics metrics;
    private final Tracing tracing;
    private final Clock clock;

    DeliveryHandler(
            ListenerInvoker invoker,
            DeadLetters deadLetters,
            FailureBudget budget,
            Backoff afterFailure,
            Backoff whileWaiting,
            EventMetrics metrics,
            Tracing tracing,
            Clock clock) {
        this.invoker = invoker;
        this.deadLetters = deadLetters;
        this.budget = budget;
        this.afterFailure = afterFailure;
        this.whileWaiting = whileWaiting;
        this.metrics = metrics;
        this.tracing = tracing;
        this.clock = clock;
    }

    /** Acknowledges the delivery if its listener does; otherwise requests a redelivery or makes it a dead letter. */
    void handle(Delivery delivery) {
        try (TracedWork work = EventSpans.process(tracing, delivery.envelope(), delivery.deliveries(), false)) {
            handle(delivery, work);
        }
    }

    private void handle(Delivery delivery, TracedWork work) {
        String subject = delivery.envelope().subject();
        if (delivery.deliveries() > 1) {
            metrics.redelivered(subject);
        }
        String error = invoker.invoke(delivery.envelope(), delivery.deliveries(), () -> acknowledge(delivery));
        if (error != null) {
            metrics.failed(subject);
            work.failed(error);
            if (isLast(delivery, error) && park(delivery, error)) {
                EventSpans.parked(work);
            } else {
                Backoff pauses = error.equals(ListenerInvoker.NOT_ACKNOWLEDGED) ? whileWaiting : afterFailure;
                delivery.retryAfter(pauses.after(delivery.deliveries()));
            }
        }
    }

    private void acknowledge(Delivery delivery) {
        delivery.ack();
        budget.forget(delivery.envelope().id());
        metrics.consumed(delivery.envelope().subject(), delivery.publishedAt(), clock.instant());
    }

    private boolean isLast(Delivery delivery, String error) {
        return error.equals(UnreadableEventException.class.getName()) || budget.isExhausted(delivery, error);
    }

    /** Returns false if the dead letter could not be stored. */
    private boolean park(Delivery delivery, String error) {
        String subject = delivery.envelope().subject();
        String id = delivery.envelope().id();
        try {
            deadLetters.park(delivery.envelope(), error);
        } catch (RuntimeException e) {
            log.warn(
                    "{} {} could not be stored as a dead letter and will be redelivered: {}",
                    subject,
                    id,
                    e.toString());
            return false;
        }
        budget.forget(id);
        delivery.ack();
        metrics.deadLetter(subject);
        log.warn("{} {} is now a dead letter: {}", subject, id, error);
        return true;
    }

    /** Returns a name for the events that must be handled one after the other, or null if the event cannot be read. */
    @Nullable String orderOf(Delivery delivery) {
        try {
            return invoker.orderOf(delivery.envelope());
        } catch (UnreadableEventException e) {
            return null;
        }
    }
}
