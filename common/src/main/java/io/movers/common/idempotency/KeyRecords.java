package io.movers.common.idempotency;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.mongodb.WriteConcern;
import io.movers.common.errors.InProgressException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/** The keys that callers have used, in the service's own database. */
class KeyRecords {
    private static final String ID = "_id";
    private static final String ATTEMPT = "attempt";
    private static final String LEASE = "leaseUntil";
    private static final String STATUS = "status";
    private static final String CALLER = "caller";
    private static final String CLAIMED_AT = "claimedAt";

    private final MongoTemplate template;
    private final IdempotencyProperties properties;
    private final Clock clock;

    KeyRecords(MongoTemplate template, IdempotencyProperties properties, Clock clock) {
        this.template = template;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Claims a key, or finds the answer to it.
     *
     * @return the record: with an answer, or claimed for the caller's attempt
     * @throws KeyReusedException the key belongs to another request
     * @throws InProgressException another attempt is still running
     */
    KeyRecord claim(String id, String caller, byte[] fingerprint) {
        Instant now = clock.instant();
        KeyRecord fresh = fresh(id, caller, fingerprint, now);
        try {
            template.insert(fresh);
            removeOldest(caller);
            return fresh;
        } catch (DuplicateKeyException e) {
            KeyRecord known = template.findById(id, KeyRecord.class);
            return known == null ? claim(id, caller, fingerprint) : claim(known, fresh, now);
        }
    }

    private KeyRecord fresh(String id, String caller, byte[] fingerprint, Instant now) {
        return new KeyRecord(
                id,
                caller,
                new Binary(fingerprint),
                1,
                now,
                now.plus(properties.lease()),
                null,
                null,
                null,
                null,
                now.plus(properties.keep()));
    }

    private KeyRecord claim(KeyRecord known, KeyRecord fresh, Instant now) {
        if (known.expiresAt().isBefore(now)) {
            return take(known, fresh);
        }
        if (!Arrays.equals(known.fingerprint().getData(), fresh.fingerprint().getData())) {
            throw new KeyReusedException();
        }
        if (known.answer() != null) {
            return known;
        }
        if (known.status() == null && known.leaseUntil().isAfter(now)) {
            throw new InProgressException();
        }
        return take(
                known,
                new KeyRecord(
                        known.id(),
                        known.caller(),
                        known.fingerprint(),
                        known.attempt() + 1,
                        known.claimedAt(),
                        fresh.leaseUntil(),
                        null,
                        null,
                        null,
                        known.removals(),
                        known.expiresAt()));
    }

    /** Replaces the record unless another attempt was faster. */
    private KeyRecord take(KeyRecord known, KeyRecord mine) {
        Query unchanged = query(Criteria.where(ID)
                .is(known.id())
                .and(ATTEMPT)
                .is(known.attempt())
                .and(LEASE)
                .is(known.leaseUntil())
                .and(STATUS)
                .is(known.status()));
        if (template.replace(unchanged, mine).getModifiedCount() == 0) {
            throw new InProgressException();
        }
        return mine;
    }

    /** Extends the lease of a running attempt. @return its new end; null if another attempt has the key */
    @Nullable Instant renew(KeyRecord claimed) {
        Instant until = clock.instant().plus(properties.lease());
        boolean mine = template.updateFirst(running(claimed), Update.update(LEASE, until), KeyRecord.class)
                        .getMatchedCount()
                == 1;
        return mine ? until : null;
    }

    /**
     * Records the answer. It does not wait for the journal: if the record is lost, the next attempt finds what was done by the
     * marks in the aggregates.
     */
    void complete(KeyRecord claimed, int status, @Nullable String contentType, byte @Nullable [] answer) {
        Document answered = new Document(STATUS, status);
        if (contentType != null) {
            answered.append("contentType", contentType);
        }
        if (answer != null) {
            answered.append("answer", new Binary(answer));
        }
        template.execute(
                KeyRecord.class,
                records -> records.withWriteConcern(WriteConcern.W1)
                        .updateOne(running(claimed).getQueryObject(), new Document("$set", answered)));
    }

    /** Records that a document is about to be removed. */
    void noteRemoval(KeyRecord claimed, String id) {
        template.updateFirst(running(claimed), new Update().addToSet("removals", id), KeyRecord.class);
    }

    /** Lets the next attempt begin at once, as the first one. For an attempt that has written nothing. */
    void release(KeyRecord claimed) {
        template.remove(running(claimed), KeyRecord.class);
    }

    /** Lets the next attempt begin at once, which completes what this one has begun. */
    void suspend(KeyRecord claimed) {
        template.updateFirst(running(claimed), Update.update(LEASE, clock.instant()), KeyRecord.class);
    }

    private static Query running(KeyRecord claimed) {
        return query(where(ID)
                .is(claimed.id())
                .and(ATTEMPT)
                .is(claimed.attempt())
                .and(STATUS)
                .is(null));
    }

    private void removeOldest(String caller) {
        Query surplus = query(where(CALLER).is(caller))
                .with(Sort.by(Sort.Direction.DESC, CLAIMED_AT))
                .skip(properties.keysPerCaller())
                .limit(1);
        surplus.fields().include(CLAIMED_AT);
        Document newestSurplus = template.findOne(surplus, Document.class, template.getCollectionName(KeyRecord.class));
        if (newestSurplus != null) {
            Date last = newestSurplus.getDate(CLAIMED_AT);
            template.remove(query(where(CALLER).is(caller).and(CLAIMED_AT).lte(last)), KeyRecord.class);
        }
    }

    /** How long before its end a lease is renewed. */
    Duration renewalMargin() {
        return properties.lease().dividedBy(2);
    }
}
