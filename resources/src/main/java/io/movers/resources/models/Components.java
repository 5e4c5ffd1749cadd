package io.movers.resources.models;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** Reads components of resource types. */
public interface Components extends Repository<Component, String> {
    Optional<Component> findById(String id);

    List<Component> findByResourceTypeInOrderByNameDesc(Collection<String> resourceTypes);

    List<Component> findByIdIn(Collection<String> ids);
}
