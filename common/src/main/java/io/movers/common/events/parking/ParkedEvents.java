package io.movers.common.events.parking;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.movers.common.events.Backoff;
import io.movers.common.events.transport.Envelope;
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
public class ParkedEvents {
    private final MongoTemplate template;
    private final Backoff backoff;
    private final Clock clock;

    ParkedEvents(MongoTemplate template, Backoff backoff, Clock clock) {
        this.template = template;
        this.backoff = backoff;
        this.clock = clock;
    }

    /** Parks an event; one that is parked already stays as it is. */
    public void park(Envelope event, String lastError) {
        Instant now = clock.instant();
        try {
            template.insert(new ParkedEvent(
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
    List<ParkedEvent> due(int limit) {
        Query due = query(where("nextAttemptAt").lte(clock.instant()))
                .with(Sort.by("nextAttemptAt"))
                .limit(limit);
        return template.find(due, ParkedEvent.class);
    }

    /** Takes one for this replica of the service alone, until its next attempt is due; false if another was quicker. */
    boolean claim(ParkedEvent event) {
        Query unclaimed = query(where("_id").is(event.id()).and("nextAttemptAt").is(event.nextAttemptAt()));
        Update claim = new Update()
                .inc("attempts", 1)
                .set("nextAttemptAt", clock.instant().plus(backoff.after(event.attempts() + 2L)));
        return template.updateFirst(unclaimed, claim, ParkedEvent.class).getModifiedCount() == 1;
    }

    /** It has been handled. */
    void remove(ParkedEvent event) {
        template.remove(query(where("_id").is(event.id())), ParkedEvent.class);
    }

    /** It has failed once more. */
    void failed(ParkedEvent event, String error) {
        template.updateFirst(query(where("_id").is(event.id())), Update.update("lastError", error), ParkedEvent.class);
    }

    /** Makes every parked event due now. */
    void retryAll() {
        template.updateMulti(new Query(), Update.update("nextAttemptAt", clock.instant()), ParkedEvent.class);
    }

    /** How many there are. */
    public long count() {
        return template.count(new Query(), ParkedEvent.class);
    }

    /** The ones that are due next. */
    List<ParkedEvent> first(int limit) {
        Query next = new Query().with(Sort.by("nextAttemptAt")).limit(limit);
        return template.find(next, ParkedEvent.class);
    }
}
