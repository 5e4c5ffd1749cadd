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
import org.springframework.stereotype.Repository;

/** Who may send which mail now, and which need not be sent any more. */
@Repository
public class MailRepository {
    private final MongoTemplate template;
    private final Clock clock;

    MailRepository(MongoTemplate template, Clock clock) {
        this.template = template;
        this.clock = clock;
    }

    /** Asks to send the mail of an event; granted to one at a time, and to nobody once the mail is finished. */
    public MailClaim claim(String eventId, String kind, String userId, Duration lease) {
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
            template.upsert(free, take, Mail.class);
            return new MailClaim(MailClaim.Status.GRANTED, eventId, until);
        } catch (DuplicateKeyException e) {
            return new MailClaim(isSending(eventId) ? MailClaim.Status.TAKEN : MailClaim.Status.FINISHED, eventId, now);
        }
    }

    private boolean isSending(String eventId) {
        return template.exists(sending(eventId), Mail.class);
    }

    /** The mail server has taken it. */
    public void sent(MailClaim claim) {
        finish(claim, Mail.SENT);
    }

    /** It was too late to send it. */
    public void expired(MailClaim claim) {
        finish(claim, Mail.EXPIRED);
    }

    private void finish(MailClaim claim, String state) {
        template.updateFirst(
                sending(claim.eventId()),
                new Update().set("state", state).set("finishedAt", now()).unset("leaseUntil"),
                Mail.class);
    }

    /** It was not sent: the next delivery of the event may try at once. */
    public void release(MailClaim claim) {
        template.updateFirst(
                sending(claim.eventId()).addCriteria(where("leaseUntil").is(claim.until())),
                Update.update("leaseUntil", now()),
                Mail.class);
    }

    private static Query sending(String eventId) {
        return query(where("_id").is(eventId).and("state").is(Mail.SENDING));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
