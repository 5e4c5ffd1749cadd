package io.movers.resources.models;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** Reads check-ups. */
public interface Checkups extends Repository<Checkup, String> {
    Optional<Checkup> findById(String id);

    List<Checkup> findByResourceRefInOrderByCreatedAtAscIdAsc(Collection<String> references);
}
