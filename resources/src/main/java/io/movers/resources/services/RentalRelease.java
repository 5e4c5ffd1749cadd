package io.movers.resources.services;

import io.movers.resources.models.Reservation;
import io.movers.resources.models.Resource;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.BasicQuery;
import org.springframework.stereotype.Service;

/**
 * The second half of a return: frees the resource if it is still rented under the reservation that has been closed. It may be
 * repeated, by several at once, after any interruption.
 */
@Service
class RentalRelease {
    private final MongoTemplate mongo;
    private final ResourceChanges changes;
    private final OpenWorks openWorks;

    RentalRelease(MongoTemplate mongo, ResourceChanges changes, OpenWorks openWorks) {
        this.mongo = mongo;
        this.changes = changes;
        this.openWorks = openWorks;
    }

    /** Frees the resource. @return the freed one; empty if none is rented under the reservation any more */
    Optional<Resource> release(Reservation finished) {
        Resource rented = rentedUnder(finished.getId());
        Optional<Resource> freed = Optional.ofNullable(rented)
                .map(resource -> changes.change(resource.getId(), current -> {
                    if (!current.isRentedUnder(finished.getId())) {
                        return false;
                    }
                    current.giveBack(openWorks.asked(current));
                    return true;
                }));
        unmark(finished);
        return freed;
    }

    private @Nullable Resource rentedUnder(String reservationId) {
        return mongo.findOne(new BasicQuery(new Document("rental.id", reservationId)), Resource.class);
    }

    /** Bookkeeping: the version stays, for nothing changes that anybody could see. */
    private void unmark(Reservation finished) {
        mongo.execute(
                Reservation.class,
                reservations -> reservations.updateOne(
                        new Document("_id", new ObjectId(finished.getId())),
                        new Document("$unset", new Document("unsettledAt", ""))));
    }
}
