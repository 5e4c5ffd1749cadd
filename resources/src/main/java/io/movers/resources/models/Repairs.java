package io.movers.resources.models;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** Reads repairs. */
public interface Repairs extends Repository<Repair, String> {
    Optional<Repair> findById(String id);

    List<Repair> findByResourceRefInOrderByCreatedAtAscIdAsc(Collection<String> references);
}
