package io.movers.resources.models;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** Reads resources. */
public interface Resources extends Repository<Resource, String> {
    Optional<Resource> findById(String id);

    Optional<Resource> findByReference(String reference);

    List<Resource> findByReferenceIn(Collection<String> references);
}
