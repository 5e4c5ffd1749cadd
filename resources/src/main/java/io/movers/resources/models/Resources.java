package io.movers.resources.models;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** Reads resources. */
public interface Resources extends Repository<Resource, String> {
    Optional<Resource> findById(String id);

    /** The one of that reference; one of them where the original has let several take it. */
    Optional<Resource> findFirstByReference(String reference);

    List<Resource> findByReferenceIn(Collection<String> references);
}
