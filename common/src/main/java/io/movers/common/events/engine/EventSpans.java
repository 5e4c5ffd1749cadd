package io.movers.common.events.engine;

import io.micrometer.tracing.Span;
import io.movers.common.events.transport.Envelope;
import io.movers.common.tracing.TracedWork;
import io.movers.common.tracing.Tracing;
import java.util.Map;

/**
 * The spans of events, named after OpenTelemetry's messaging conventions: {@code create} when a change is stored with its event, {@code
 * send} when the broker gets it, {@code process} for each delivery. Send and process continue the trace of create, however much later.
 */
public final class EventSpans {
    /** The attribute with the event's id. */
    public static final String MESSAGE_ID = "messaging.message.id";

    private static final String SYSTEM = "messaging.system";
    private static final String OPERATION = "messaging.operation.type";
    private static final String DESTINATION = "messaging.destination.name";
    private static final String NATS = "nats";
    private static final String ATTEMPT = "movers.event.attempt";

    private EventSpans() {}

    /** Adds the attributes that all these spans have. */
    public static TracedWork describe(TracedWork work, String operation, String subject) {
        return work.isRecorded()
                ? work.tag(SYSTEM, NATS).tag(OPERATION, operation).tag(DESTINATION, subject)
                : work;
    }

    /** The attributes of an event that was sent, or that the broker refused. */
    public static Map<String, String> sent(String subject, String eventId, int attempt) {
        return Map.of(
                SYSTEM,
                NATS,
                OPERATION,
                "send",
                DESTINATION,
                subject,
                MESSAGE_ID,
                eventId,
                ATTEMPT,
                Integer.toString(attempt));
    }

    /**
     * Begins the span of a delivery.
     *
     * @param attempt how often the event has been delivered, or tried as a dead letter, including this time
     * @param deadLetter whether it is a dead letter that is tried again
     */
    public static TracedWork process(Tracing tracing, Envelope event, long attempt, boolean deadLetter) {
        TracedWork work = describe(
                tracing.begin(Span.Kind.CONSUMER, "process " + event.subject(), event.trace()),
                "process",
                event.subject());
        if (work.isRecorded()) {
            work.tag(MESSAGE_ID, event.id()).tag(ATTEMPT, attempt).tag("movers.aggregate.id", event.aggregateId());
            if (deadLetter) {
                work.tag("movers.event.dead_letter", true);
            } else if (attempt > 1) {
                work.tag("movers.event.redelivered", true);
            }
        }
        return work;
    }

    /** Notes that the delivery made the event a dead letter. */
    public static void parked(TracedWork work) {
        work.tag("movers.event.parked", true);
    }
}
