package io.movers.resources.models;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** Reads the documents of resources. */
public interface ResourceDocuments extends Repository<ResourceDocument, String> {
    Optional<ResourceDocument> findById(String id);

    List<ResourceDocument> findByResourceReferenceInOrderByIdAsc(Collection<String> references);
}
