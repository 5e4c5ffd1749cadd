package io.movers.travels.models;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** Finds trips. */
@Component
public class Travels {
    private static final Sort NEWEST_FIRST = Sort.by(Sort.Direction.DESC, "createdAt", "_id");

    private final MongoOperations mongo;

    Travels(MongoOperations mongo) {
        this.mongo = mongo;
    }

    public @Nullable Travel find(String id) {
        return mongo.findById(id, Travel.class);
    }

    /** One page of somebody's trips, the newest first. */
    public List<Travel> of(String userId, long skip, int limit) {
        return mongo.find(
                query(where("userId").is(userId)).with(NEWEST_FIRST).skip(skip).limit(limit), Travel.class);
    }
}
