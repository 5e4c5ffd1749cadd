package io.movers.resources.models;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** Reads reservations. */
public interface Reservations extends Repository<Reservation, String> {
    Optional<Reservation> findById(String id);

    List<Reservation> findByUserIdAndStatusOrderByIdAsc(String userId, String status);
}
