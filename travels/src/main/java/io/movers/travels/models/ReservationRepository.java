package io.movers.travels.models;

import java.util.Optional;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;

/** The only class that queries the {@code reservations} collection, the copies of reservations. */
@Repository
public class ReservationRepository {
    private final MongoTemplate mongo;

    ReservationRepository(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** Finds the copy of a reservation by the reservation's id, which may be any text. */
    public Optional<Reservation> find(String id) {
        return Optional.ofNullable(mongo.findById(id, Reservation.class));
    }
}
