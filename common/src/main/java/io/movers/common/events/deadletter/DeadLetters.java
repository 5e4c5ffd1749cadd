package io.movers.common.events.deadletter;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.movers.common.events.transport.Envelope;
import io.movers.common.scheduling.Backoff;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/**
 * Events that could not be handled yet, in the service's own database: out of the broker's way, tried again for ever, visible
 * to operators.
 */
public class DeadLetters {
    private final MongoTemplate template;
    private final Backoff backoff;
    private final Clock clock;

    DeadLetters(MongoTemplate template, Backoff backoff, Clock clock) {
        this.template = template;
        this.backoff = backoff;
        this.clock = clock;
    }

    /** Parks an event; one that is parked already stays as it is. */
    public void park(Envelope event, String lastError) {
        Instant now = clock.instant();
        try {
            template.insert(new DeadLetter(
                    event.id(),
                    event.subject(),
                    event.aggregateId(),
                    new String(event.data(), StandardCharsets.UTF_8),
                    event.state(),
                    event.trace(),
                    event.publishedAt(),
                    lastError,
                    now,
                    0,
                    now.plus(backoff.after(1))));
        } catch (DuplicateKeyException e) {
            // A redelivery of one that was parked while its acknowledgement got lost.
        }
    }

    /** Some that are due, longest first. */
    List<DeadLetter> due(int limit) {
        Query due = query(where("nextAttemptAt").lte(clock.instant()))
                .with(Sort.by("nextAttemptAt"))
                .limit(limit);
        return template.find(due, DeadLetter.class);
    }

    /** Takes one for this replica of the service alone, until its next attempt is due; false if another was quicker. */
    boolean claim(DeadLetter event) {
        Query unclaimed = query(where("_id").is(event.id()).and("nextAttemptAt").is(event.nextAttemptAt()));
        Update claim = new Update()
                .inc("attempts", 1)
                .set("nextAttemptAt", clock.instant().plus(backoff.after(event.attempts() + 2L)));
        return template.updateFirst(unclaimed, claim, DeadLetter.class).getModifiedCount() == 1;
    }

    /** It has been handled. */
    void remove(DeadLetter event) {
        template.remove(query(where("_id").is(event.id())), DeadLetter.class);
    }

    /** It has failed once more. */
    void failed(DeadLetter event, String error) {
        template.updateFirst(query(where("_id").is(event.id())), Update.update("lastError", error), DeadLetter.class);
    }

    /** Makes every parked event due now. */
    void retryAll() {
        template.updateMulti(new Query(), Update.update("nextAttemptAt", clock.instant()), DeadLetter.class);
    }

    /** How many there are. */
    public long count() {
        return template.count(new Query(), DeadLetter.class);
    }

    /** The ones that are due next. */
    List<DeadLetter> first(int limit) {
        Query next = new Query().with(Sort.by("nextAttemptAt")).limit(limit);
        return template.find(next, DeadLetter.class);
    }
}
