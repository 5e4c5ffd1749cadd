package io.movers.resources.models;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** Reads the copies of companies. */
public interface Clients extends Repository<Client, String> {
    Optional<Client> findById(String id);

    List<Client> findByName(String name);
}
