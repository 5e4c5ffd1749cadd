package io.movers.common.events.deadletter;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/** {@code /actuator/events}: lists, retries and discards the dead letters of this service. */
@Endpoint(id = "events")
public class EventsEndpoint {
    private static final Logger log = LoggerFactory.getLogger(EventsEndpoint.class);
    private static final int PAGE_SIZE = 100;
    private static final int LAST_PAGE = 10_000;

    private final DeadLetters deadLetters;

    EventsEndpoint(DeadLetters deadLetters) {
        this.deadLetters = deadLetters;
    }

    /**
     * Lists dead letters, the oldest first, {@value #PAGE_SIZE} per page.
     *
     * @param subject null for all subjects
     * @param state the label of a {@link DeadLetterState}; null for all states
     * @param page the number of the page; null for the first, 1
     * @throws InvalidEndpointRequestException there is no such state or page (400)
     */
    @ReadOperation
    public Overview list(@Nullable String subject, @Nullable String state, @Nullable Integer page) {
        int number = page == null ? 1 : page;
        if (number < 1 || number > LAST_PAGE) {
            throw invalid("page must be between 1 and " + LAST_PAGE);
        }
        List<Entry> entries = deadLetters.page(subject, stateOf(state), (number - 1) * PAGE_SIZE, PAGE_SIZE).stream()
                .map(Entry::of)
                .toList();
        long waiting = deadLetters.count(DeadLetterState.WAITING);
        long givenUp = deadLetters.count(DeadLetterState.GIVEN_UP);
        long unreadable = deadLetters.count(DeadLetterState.UNREADABLE);
        return new Overview(waiting + givenUp + unreadable, waiting, givenUp, unreadable, number, entries);
    }

    private static @Nullable DeadLetterState stateOf(@Nullable String label) {
        if (label == null) {
            return null;
        }
        DeadLetterState state = DeadLetterState.ofLabel(label);
        if (state == null) {
            throw invalid("state must be waiting, given_up or unreadable");
        }
        return state;
    }

    /**
     * Makes dead letters due now, those that were given up, too.
     *
     * @param id of one event; null for all
     * @param subject of some events; null for all
     */
    @WriteOperation
    public Retried retry(@Nullable String id, @Nullable String subject) {
        long retried = deadLetters.retry(id, subject);
        log.info("An operator made {} dead letters due now (id {}, subject {})", retried, id, subject);
        return new Retried(retried);
    }

    /**
     * Removes dead letters for good. Their events will have no effect in this service.
     *
     * @param id of one event
     * @param subject of some events
     * @throws InvalidEndpointRequestException both are null (400)
     */
    @DeleteOperation
    public Discarded discard(@Nullable String id, @Nullable String subject) {
        if (id == null && subject == null) {
            throw invalid("id or subject is required");
        }
        long discarded = deadLetters.discard(id, subject);
        log.warn("An operator discarded {} dead letters (id {}, subject {})", discarded, id, subject);
        return new Discarded(discarded);
    }

    private static InvalidEndpointRequestException invalid(String reason) {
        return new InvalidEndpointRequestException(reason, reason);
    }

    /**
     * The dead letters of the service.
     *
     * @param parked the number of all dead letters
     * @param waiting the number of those that are retried
     * @param givenUp the number of those that are not retried any more
     * @param unreadable the number of those that cannot be read
     * @param page the number of this page
     * @param events the dead letters on this page
     */
    public record Overview(long parked, long waiting, long givenUp, long unreadable, int page, List<Entry> events) {}

    /**
     * A dead letter without its body, which may contain personal data or secrets.
     *
     * @param id the event's id
     * @param subject the event's subject
     * @param aggregateId the aggregate that the event is about; empty if only the body names it
     * @param state the label of its {@link DeadLetterState}
     * @param cause the class of the last failure
     * @param attempts the number of tries since it became a dead letter
     * @param since when it became a dead letter
     * @param nextAttemptAt null if it is not retried
     */
    public record Entry(
            String id,
            String subject,
            String aggregateId,
            String state,
            String cause,
            int attempts,
            Instant since,
            @Nullable Instant nextAttemptAt) {
        static Entry of(DeadLetter letter) {
            return new Entry(
                    letter.id(),
                    letter.subject(),
                    letter.aggregateId(),
                    letter.stateOrWaiting().label(),
                    letter.lastError(),
                    letter.attempts(),
                    letter.parkedAt(),
                    letter.nextAttemptAt());
        }
    }

    /** How many dead letters are due now. */
    public record Retried(long retried) {}

    /** How many dead letters were removed. */
    public record Discarded(long discarded) {}
}
