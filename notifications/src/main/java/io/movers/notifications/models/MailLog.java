package io.movers.notifications.models;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** Who may send which mail now, and which need not be sent any more. */
@Component
public class MailLog {
    private final MongoTemplate template;
    private final Clock clock;

    MailLog(MongoTemplate template, Clock clock) {
        this.template = template;
        this.clock = clock;
    }

    /** Asks to send the mail of an event; granted to one at a time, and to nobody once the mail is finished. */
    public Claim claim(String eventId, String kind, String userId, Duration lease) {
        Instant now = now();
        Instant until = now.plus(lease);
        Query free = sending(eventId).addCriteria(where("leaseUntil").lte(now));
        Update take = new Update()
                .setOnInsert("kind", kind)
                .setOnInsert("userId", userId)
                .setOnInsert("createdAt", now)
                .set("leaseUntil", until)
                .inc("attempts", 1);
        try {
            template.upsert(free, take, MailEntry.class);
            return new Claim(Claim.Outcome.GRANTED, eventId, until);
        } catch (DuplicateKeyException e) {
            return new Claim(isSending(eventId) ? Claim.Outcome.TAKEN : Claim.Outcome.FINISHED, eventId, now);
        }
    }

    private boolean isSending(String eventId) {
        return template.exists(sending(eventId), MailEntry.class);
    }

    /** The mail server has taken it. */
    public void sent(Claim claim) {
        finish(claim, MailEntry.SENT);
    }

    /** It was too late to send it. */
    public void expired(Claim claim) {
        finish(claim, MailEntry.EXPIRED);
    }

    private void finish(Claim claim, String state) {
        template.updateFirst(
                sending(claim.eventId()),
                new Update().set("state", state).set("finishedAt", now()).unset("leaseUntil"),
                MailEntry.class);
    }

    /** It was not sent: the next delivery of the event may try at once. */
    public void release(Claim claim) {
        template.updateFirst(
                sending(claim.eventId()).addCriteria(where("leaseUntil").is(claim.until())),
                Update.update("leaseUntil", now()),
                MailEntry.class);
    }

    private static Query sending(String eventId) {
        return query(where("_id").is(eventId).and("state").is(MailEntry.SENDING));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
