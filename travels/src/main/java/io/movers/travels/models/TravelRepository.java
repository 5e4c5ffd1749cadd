package io.movers.travels.models;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.movers.common.web.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The only class that queries the {@code travels} collection. */
@Repository
public class TravelRepository {
    private static final Sort NEWEST_FIRST = Sort.by(Sort.Direction.DESC, "createdAt", "_id");
    private static final int BATCH = 10;

    private final MongoTemplate mongo;

    TravelRepository(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** Finds a trip by its id. */
    public Optional<Travel> find(String id) {
        return Optional.ofNullable(mongo.findById(id, Travel.class));
    }

    /**
     * Finds one page of the user's trips, newest first. The stream reads some at a time, since a trip may have a long track; the
     * caller closes it.
     */
    public Stream<Travel> streamByUser(String userId, PageRequest page) {
        return mongo.stream(
                query(where("userId").is(userId))
                        .with(NEWEST_FIRST)
                        .skip(page.skip())
                        .limit(page.limit())
                        .cursorBatchSize(BATCH),
                Travel.class);
    }

    /** Removes the tracks, points, origins and destinations of some trips that started before then; returns the number of trips. */
    public long forgetPlacesBefore(Instant end, int most) {
        Query old = query(where("placesRemovedAt").is(null).and("createdAt").lt(end))
                .with(Sort.by("createdAt"))
                .limit(most);
        old.fields().include("_id");
        List<Object> ids = mongo.find(old, Document.class, mongo.getCollectionName(Travel.class)).stream()
                .map(travel -> travel.get("_id"))
                .toList();
        Update forgotten = Update.update("placesRemovedAt", end)
                .set("tracking", List.of())
                .set("origin", "")
                .set("destination", "")
                .unset("originPoint")
                .unset("destinationPoint");
        return mongo.updateMulti(query(where("_id").in(ids)), forgotten, mongo.getCollectionName(Travel.class))
                .getModifiedCount();
    }
}
