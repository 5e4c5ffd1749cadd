package io.movers.notifications.models;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The only class that queries the {@code mails} collection. Each mail has at most one sender at a time, under a lease. */
@Repository
public class MailRepository {
    private static final FindAndModifyOptions UPSERT =
            FindAndModifyOptions.options().upsert(true).returnNew(true);

    private final MongoTemplate template;
    private final Clock clock;

    MailRepository(MongoTemplate template, Clock clock) {
        this.template = template;
        this.clock = clock;
    }

    /** Whether the mail of an event has been sent or given up. */
    public boolean isFinished(String eventId) {
        return template.exists(query(where("_id").is(eventId).and("state").ne(Mail.SENDING)), Mail.class);
    }

    /** Claims the mail of an event for one attempt to send it. */
    public MailClaim claim(String eventId, String kind, String userId, Duration lease) {
        Instant now = now();
        Query free = sending(eventId).addCriteria(where("leaseUntil").lte(now));
        Update claim = new Update()
                .setOnInsert("kind", kind)
                .setOnInsert("userId", userId)
                .setOnInsert("createdAt", now)
                .set("leaseUntil", now.plus(lease))
                .inc("attempts", 1);
        try {
            Mail mail = template.findAndModify(free, claim, UPSERT, Mail.class);
            return mail == null ? notGranted(eventId) : granted(mail);
        } catch (DuplicateKeyException e) {
            return notGranted(eventId);
        }
    }

    private static MailClaim granted(Mail mail) {
        int unconfirmed = mail.unconfirmed() == null ? 0 : mail.unconfirmed();
        return new MailClaim(MailClaim.Status.GRANTED, mail.id(), mail.attempts(), unconfirmed);
    }

    private MailClaim notGranted(String eventId) {
        boolean isSending = template.exists(sending(eventId), Mail.class);
        return new MailClaim(isSending ? MailClaim.Status.TAKEN : MailClaim.Status.FINISHED, eventId, 0, 0);
    }

    /** Extends the lease of an attempt that is still under way. */
    public void renew(MailClaim claim, Duration lease) {
        template.updateFirst(attempt(claim), Update.update("leaseUntil", now().plus(lease)), Mail.class);
    }

    /**
     * Counts a copy, just before the server gets the end of the mail.
     *
     * @return false if the attempt has lost its lease to another one
     */
    public boolean addCopy(MailClaim claim) {
        return template.updateFirst(attempt(claim), new Update().inc("unconfirmed", 1), Mail.class)
                        .getMatchedCount()
                == 1;
    }

    /** Uncounts the copy of this attempt, because the server reported that it did not accept the mail. */
    public void removeCopy(MailClaim claim) {
        template.updateFirst(attempt(claim), new Update().inc("unconfirmed", -1), Mail.class);
    }

    /** Ends a failed attempt. The next one may start after the pause. */
    public void release(MailClaim claim, Duration pause, String error) {
        Update release = Update.update("leaseUntil", now().plus(pause)).set("lastError", error);
        template.updateFirst(attempt(claim), release, Mail.class);
    }

    /** Ends the mail in that state. */
    public void finish(MailClaim claim, String state, @Nullable String error) {
        Update finish =
                new Update().set("state", state).set("finishedAt", now()).unset("leaseUntil");
        if (error != null) {
            finish.set("lastError", error);
        }
        template.updateFirst(sending(claim.eventId()), finish, Mail.class);
    }

    /** Counts the mails in that state. */
    public long count(String state) {
        return template.count(query(where("state").is(state)), Mail.class);
    }

    /** Finds the newest mails in one of these states. */
    public List<Mail> findNewest(List<String> states, int limit) {
        Query newest = query(where("state").in(states))
                .with(Sort.by(Sort.Direction.DESC, "createdAt"))
                .limit(limit);
        return template.find(newest, Mail.class);
    }

    private static Query attempt(MailClaim claim) {
        return sending(claim.eventId()).addCriteria(where("attempts").is(claim.attempt()));
    }

    private static Query sending(String eventId) {
        return query(where("_id").is(eventId).and("state").is(Mail.SENDING));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
