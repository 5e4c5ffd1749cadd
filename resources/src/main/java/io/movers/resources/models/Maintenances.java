package io.movers.resources.models;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** Reads maintenances. */
public interface Maintenances extends Repository<Maintenance, String> {
    Optional<Maintenance> findById(String id);

    List<Maintenance> findByResourceRefInOrderByCreatedAtAscIdAsc(Collection<String> references);
}
