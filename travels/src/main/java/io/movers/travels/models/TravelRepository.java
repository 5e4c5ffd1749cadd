package io.movers.travels.models;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.movers.common.retention.TripPlaces;
import io.movers.common.web.PageRequest;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;

/** The only class that queries the {@code travels} collection. */
@Repository
public class TravelRepository {
    private static final Sort NEWEST_FIRST = Sort.by(Sort.Direction.DESC, "createdAt", "_id");
    /** A usual page; MongoDB ends a batch at 16 MB, too. */
    private static final int BATCH = 50;

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
        return TripPlaces.forgetBefore(mongo, Travel.class, end, most);
    }
}
