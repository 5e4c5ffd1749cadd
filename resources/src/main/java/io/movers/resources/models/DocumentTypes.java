package io.movers.resources.models;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** Reads document types. */
public interface DocumentTypes extends Repository<DocumentType, String> {
    Optional<DocumentType> findById(String id);

    List<DocumentType> findByResourceTypeInOrderByNameDesc(Collection<String> resourceTypes);
}
