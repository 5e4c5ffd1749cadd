package io.movers.resources.models;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** Reads the copies of trips. */
public interface Travels extends Repository<Travel, String> {
    Optional<Travel> findById(String id);

    List<Travel> findByReservationIdInOrderByIdAsc(Collection<String> reservationIds);
}
