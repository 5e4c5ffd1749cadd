package io.movers.auth.models;

import static org.springframework.data.mongodb.core.FindAndModifyOptions.options;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** Counts in windows of time, for all replicas of the service together. */
@Component
public class Limits {
    private static final int TRIES = 5;

    private final MongoTemplate template;
    private final Clock clock;

    Limits(MongoTemplate template, Clock clock) {
        this.template = template;
        this.clock = clock;
    }

    /** One more of {@code key}; the first one begins a window of that length. */
    public Limit count(String key, Duration window) {
        Instant now = clock.instant();
        for (int tries = 0; tries < TRIES; tries++) {
            Limit counted = countIn(key, now);
            if (counted == null) {
                counted = begin(key, now, window);
            }
            if (counted != null) {
                return counted;
            }
        }
        throw new IllegalStateException("A counter begins and ends all the time");
    }

    /** One less, for what turned out not to count. */
    public void giveBack(String key) {
        template.updateFirst(
                query(where("_id").is(key).and("count").gt(0)), new Update().inc("count", -1), Limit.class);
    }

    private @Nullable Limit countIn(String key, Instant now) {
        return template.findAndModify(
                query(where("_id").is(key).and("endsAt").gt(now)),
                new Update().inc("count", 1),
                options().returnNew(true),
                Limit.class);
    }

    private @Nullable Limit begin(String key, Instant now, Duration window) {
        try {
            return template.findAndModify(
                    query(where("_id").is(key).and("endsAt").lte(now)),
                    new Update().set("count", 1).set("endsAt", now.plus(window)),
                    options().upsert(true).returnNew(true),
                    Limit.class);
        } catch (DuplicateKeyException e) {
            // Somebody else has just begun it.
            return null;
        }
    }
}
