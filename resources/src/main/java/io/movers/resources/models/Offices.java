package io.movers.resources.models;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** Reads the copies of offices. */
public interface Offices extends Repository<Office, String> {
    Optional<Office> findById(String id);

    List<Office> findByClientAndName(String client, String name);
}
