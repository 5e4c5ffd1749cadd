package io.movers.resources.models;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** Reads the copies of accounts. */
public interface Users extends Repository<User, String> {
    Optional<User> findById(String id);

    List<User> findByIdIn(Collection<String> ids);
}
