package io.movers.common.retention;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.List;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;

/** The tracks, points, origins and destinations of trips, which the service of trips and those that copy them store in the same fields. */
public final class TripPlaces {
    private static final String CREATED_AT = "createdAt";
    private static final String REMOVED_AT = "placesRemovedAt";

    private TripPlaces() {}

    /** Removes the places of some trips that started before then; returns the number of trips. */
    public static long forgetBefore(MongoOperations mongo, Class<?> trips, Instant end, int most) {
        List<Object> ids = Oldest.ids(
                mongo, trips, where(REMOVED_AT).is(null).and(CREATED_AT).lt(end), CREATED_AT, most);
        Update forgotten = Update.update(REMOVED_AT, end)
                .set("tracking", List.of())
                .set("origin", "")
                .set("destination", "")
                .unset("originPoint")
                .unset("destinationPoint");
        return mongo.updateMulti(query(where("_id").in(ids)), forgotten, mongo.getCollectionName(trips))
                .getModifiedCount();
    }
}
