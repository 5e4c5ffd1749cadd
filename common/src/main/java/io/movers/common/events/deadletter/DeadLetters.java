package io.movers.common.events.deadletter;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.movers.common.events.engine.UnreadableEventException;
import io.movers.common.events.transport.Envelope;
import io.movers.common.retention.Oldest;
import io.movers.common.scheduling.Backoff;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/** The dead letters of a service, in its own database: out of the broker's way and visible to operators. */
public class DeadLetters {
    private static final String ID = "_id";
    private static final String SUBJECT = "subject";
    private static final String STATUS = "status";
    private static final String PARKED_AT = "parkedAt";
    private static final String NEXT_ATTEMPT_AT = "nextAttemptAt";

    private final MongoTemplate template;
    private final Backoff backoff;
    private final Clock clock;
    private volatile Runnable parked = () -> {};

    DeadLetters(MongoTemplate template, Backoff backoff, Clock clock) {
        this.template = template;
        this.backoff = backoff;
        this.clock = clock;
    }

    /** Says whom to tell when an event becomes a dead letter. */
    void onParked(Runnable parked) {
        this.parked = parked;
    }

    /**
     * Stores an event as a dead letter. Does nothing if it is one already: a lost acknowledgement makes the broker deliver it again.
     *
     * @param error the class of the failure
     */
    public void park(Envelope event, String error) {
        Instant now = clock.instant();
        String data = new String(event.data(), StandardCharsets.UTF_8);
        try {
            template.insert(new DeadLetter(
                    event.id(),
                    event.subject(),
                    event.aggregateId(),
                    userOf(data),
                    data,
                    event.state(),
                    event.trace(),
                    event.publishedAt(),
                    error,
                    now,
                    0,
                    now.plus(backoff.after(1)),
                    stateAfter(error)));
        } catch (DuplicateKeyException e) {
            // already stored
        }
        parked.run();
    }

    /** So that an erasure finds the trips and codes of a person, whose events are about aggregates of their own. */
    private static @Nullable String userOf(String data) {
        try {
            return Document.parse(data).get("userId") instanceof String user ? user : null;
        } catch (RuntimeException e) {
            return null; // an unreadable event
        }
    }

    private static DeadLetterState stateAfter(String error) {
        return error.equals(UnreadableEventException.class.getName())
                ? DeadLetterState.UNREADABLE
                : DeadLetterState.WAITING;
    }

    /** Whether there are any. */
    boolean exist() {
        return template.exists(new Query(), DeadLetter.class);
    }

    /** Returns dead letters that are due, those due longest first. */
    List<DeadLetter> due(int limit) {
        Query due = query(where(NEXT_ATTEMPT_AT).lte(clock.instant()))
                .with(Sort.by(NEXT_ATTEMPT_AT))
                .limit(limit);
        return template.find(due, DeadLetter.class);
    }

    /** Reserves a dead letter for this replica of the service until its next attempt is due; false if another replica was first. */
    boolean claim(DeadLetter letter) {
        Query unclaimed = query(where(ID).is(letter.id()).and(NEXT_ATTEMPT_AT).is(letter.nextAttemptAt()));
        Update claim = new Update()
                .inc("attempts", 1)
                .set(NEXT_ATTEMPT_AT, clock.instant().plus(backoff.after(letter.attempts() + 2L)));
        return template.updateFirst(unclaimed, claim, DeadLetter.class).getModifiedCount() == 1;
    }

    /** Removes a dead letter that was handled. */
    void remove(DeadLetter letter) {
        template.remove(withId(letter), DeadLetter.class);
    }

    /** Notes that another attempt failed. */
    void failed(DeadLetter letter, String error) {
        Update failed = Update.update("lastError", error).set(STATUS, stateAfter(error));
        template.updateFirst(withId(letter), failed, DeadLetter.class);
    }

    /** Notes that the last attempt failed and that there will be no further one. */
    void giveUp(DeadLetter letter, String error) {
        Update givenUp = Update.update("lastError", error)
                .set(STATUS, DeadLetterState.GIVEN_UP)
                .unset(NEXT_ATTEMPT_AT);
        template.updateFirst(withId(letter), givenUp, DeadLetter.class);
    }

    /** Removes some dead letters that became so before then; returns their number. */
    long removeBefore(Instant end, int most) {
        List<Object> ids =
                Oldest.ids(template, DeadLetter.class, where(PARKED_AT).lt(end), PARKED_AT, most);
        return template.remove(query(where(ID).in(ids)), DeadLetter.class).getDeletedCount();
    }

    private static Query withId(DeadLetter letter) {
        return query(where(ID).is(letter.id()));
    }

    /** The number of dead letters in a state. */
    long count(DeadLetterState state) {
        return template.count(query(inState(state)), DeadLetter.class);
    }

    /** Returns a page of dead letters, the oldest first. */
    List<DeadLetter> page(@Nullable String subject, @Nullable DeadLetterState state, int skip, int limit) {
        Query page = new Query().with(Sort.by(PARKED_AT, ID)).skip(skip).limit(limit);
        if (subject != null) {
            page.addCriteria(where(SUBJECT).is(subject));
        }
        if (state != null) {
            page.addCriteria(inState(state));
        }
        return template.find(page, DeadLetter.class);
    }

    private static Criteria inState(DeadLetterState state) {
        return state == DeadLetterState.WAITING
                ? where(STATUS).in(DeadLetterState.WAITING, null)
                : where(STATUS).is(state);
    }

    /** Makes dead letters due now, those that were given up, too; returns their number. */
    long retry(@Nullable String id, @Nullable String subject) {
        Update due = Update.update(NEXT_ATTEMPT_AT, clock.instant());
        return template.updateMulti(selected(id, subject), due, DeadLetter.class)
                .getMatchedCount();
    }

    /** Removes dead letters for good; returns their number. */
    long discard(@Nullable String id, @Nullable String subject) {
        return template.remove(selected(id, subject), DeadLetter.class).getDeletedCount();
    }

    private static Query selected(@Nullable String id, @Nullable String subject) {
        Query selected = new Query();
        if (id != null) {
            selected.addCriteria(where(ID).is(id));
        }
        if (subject != null) {
            selected.addCriteria(where(SUBJECT).is(subject));
        }
        return selected;
    }
}
