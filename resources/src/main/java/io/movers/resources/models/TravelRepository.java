package io.movers.resources.models;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.movers.common.data.ObjectIds;
import io.movers.common.data.ReplicaStore;
import io.movers.common.events.contract.TravelState;
import io.movers.common.retention.TripPlaces;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Repository;

/** The only class that queries the copies of trips. */
@Repository
public class TravelRepository {
    /** A field that belongs to this service; no event changes it. */
    private static final String COUNTED = "kmCounted";

    private final MongoOperations mongo;

    TravelRepository(MongoOperations mongo) {
        this.mongo = mongo;
    }

    public Optional<Travel> findById(String id) {
        return Optional.ofNullable(mongo.findById(id, Travel.class));
    }

    /** Finds the trips that name those reservations, oldest first. */
    public List<Travel> findByReservations(Collection<String> reservationIds) {
        return mongo.find(query(where("reservationId").in(reservationIds)).with(Sort.by("_id")), Travel.class);
    }

    /** Finds those of the trips whose copies show that their kilometres have been added. */
    public List<String> findCounted(Collection<String> ids) {
        List<Object> stored = ids.stream().<Object>map(ObjectIds::stored).toList();
        Document counted = new Document("_id", new Document("$in", stored)).append(COUNTED, true);
        List<String> found = new ArrayList<>();
        mongo.execute(Travel.class, copies -> {
            copies.find(counted)
                    .projection(new Document("_id", 1))
                    .forEach(travel -> found.add(String.valueOf(travel.get("_id"))));
            return found;
        });
        return found;
    }

    /** Records that a trip's kilometres have been added. */
    public void markCounted(String id) {
        mongo.execute(
                Travel.class,
                copies -> copies.updateOne(
                        new Document("_id", ObjectIds.stored(id)), new Document("$set", new Document(COUNTED, true))));
    }

    /** Whether the trip's kilometres have been added, here or by the Node service before its database was taken over. */
    public boolean isCounted(TravelState trip) {
        Document either = new Document("_id", ObjectIds.stored(trip.id()))
                .append("$or", List.of(new Document(COUNTED, true), handledByNode(trip)));
        return mongo.execute(
                        Travel.class,
                        copies -> copies.find(either)
                                .projection(new Document("_id", 1))
                                .first())
                != null;
    }

    /**
     * The Node service saves its copy of a finished trip several times, so that the copy has a higher version than the event. A copy made here
     * never does.
     */
    private static Document handledByNode(TravelState trip) {
        return new Document("status", Travel.COMPLETED)
                .append(ReplicaStore.FULL_VERSION, null)
                .append("version", new Document("$gt", trip.version() == null ? 0 : trip.version()));
    }

    /** Removes the tracks, points, origins and destinations of some trips that started before then; returns the number of trips. */
    public long forgetPlacesBefore(Instant end, int most) {
        return TripPlaces.forgetBefore(mongo, Travel.class, end, most);
    }
}
