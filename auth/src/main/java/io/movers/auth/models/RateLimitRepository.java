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
import org.springframework.stereotype.Repository;

/** The only class that queries the {@code limits} collection. All replicas of the service share its counters. */
@Repository
public class RateLimitRepository {
    private static final int TRIES = 5;

    private final MongoTemplate template;
    private final Clock clock;

    RateLimitRepository(MongoTemplate template, Clock clock) {
        this.template = template;
        this.clock = clock;
    }

    /** Adds one to the counter of a key; the first attempt begins a window of that length. */
    public RateLimit count(String key, Duration window) {
        Instant now = clock.instant();
        for (int tries = 0; tries < TRIES; tries++) {
            RateLimit counted = countIn(key, now);
            if (counted == null) {
                counted = begin(key, now, window);
            }
            if (counted != null) {
                return counted;
            }
        }
        throw new IllegalStateException("Rate-limit counter kept expiring (" + TRIES + " attempts)");
    }

    /** The counter of a key in its current window; null if nothing was attempted in it. */
    public @Nullable RateLimit find(String key) {
        return template.findOne(query(where("_id").is(key).and("endsAt").gt(clock.instant())), RateLimit.class);
    }

    /** Subtracts one from the counter again, for an attempt that turned out not to count. */
    public void giveBack(String key) {
        template.updateFirst(
                query(where("_id").is(key).and("count").gt(0)), new Update().inc("count", -1), RateLimit.class);
    }

    private @Nullable RateLimit countIn(String key, Instant now) {
        return template.findAndModify(
                query(where("_id").is(key).and("endsAt").gt(now)),
                new Update().inc("count", 1),
                options().returnNew(true),
                RateLimit.class);
    }

    private @Nullable RateLimit begin(String key, Instant now, Duration window) {
        try {
            return template.findAndModify(
                    query(where("_id").is(key).and("endsAt").lte(now)),
                    new Update().set("count", 1).set("endsAt", now.plus(window)),
                    options().upsert(true).returnNew(true),
                    RateLimit.class);
        } catch (DuplicateKeyException e) {
            // A concurrent attempt has just begun the window.
            return null;
        }
    }
}
