package io.movers.auth.models;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;

/** The only class that queries the {@code reservations} collection: the copies of reservations. */
@Repository
public class ReservationRepository {
    private final MongoTemplate template;

    ReservationRepository(MongoTemplate template) {
        this.template = template;
    }

    public @Nullable Reservation find(String id) {
        return template.findById(id, Reservation.class);
    }
}
