package io.movers.resources.models;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** Reads resource types. */
public interface ResourceTypes extends Repository<ResourceType, String> {
    Optional<ResourceType> findById(String id);

    List<ResourceType> findByType(String type);

    List<ResourceType> findByTypeIn(Collection<String> types);

    List<ResourceType> findByDeletedAtNullOrderByIdAsc();
}
