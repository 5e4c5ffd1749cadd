package io.movers.common.events.deadletter;

import java.time.Instant;
import java.util.List;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/** {@code /actuator/events}: the events that are stuck here, by id and without their bodies; a POST makes them due now. */
@Endpoint(id = "events")
public class EventsEndpoint {
    private static final int SHOWN = 100;

    private final DeadLetters parked;

    EventsEndpoint(DeadLetters parked) {
        this.parked = parked;
    }

    /** What is parked: how many, and those that are due next. */
    @ReadOperation
    public Stuck stuck() {
        return new Stuck(
                parked.count(), parked.first(SHOWN).stream().map(StuckEvent::of).toList());
    }

    /** Makes every parked event due now. */
    @WriteOperation
    public Stuck retry() {
        parked.retryAll();
        return stuck();
    }

    /**
     * The stuck events.
     *
     * @param parked how many there are
     * @param next those that are due next, at most {@value SHOWN}
     */
    public record Stuck(long parked, List<StuckEvent> next) {}

    /** A stuck event without its body, which may hold personal data or secrets. */
    public record StuckEvent(
            String id,
            String subject,
            String aggregateId,
            String lastError,
            int attempts,
            Instant parkedAt,
            Instant nextAttemptAt) {
        static StuckEvent of(DeadLetter event) {
            return new StuckEvent(
                    event.id(),
                    event.subject(),
                    event.aggregateId(),
                    event.lastError(),
                    event.attempts(),
                    event.parkedAt(),
                    event.nextAttemptAt());
        }
    }
}
