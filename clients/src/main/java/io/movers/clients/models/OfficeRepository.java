package io.movers.clients.models;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Repository;

/** The only class that queries the {@code offices} collection. */
@Repository
public class OfficeRepository {
    private static final int MAX_ROWS = 10_000;

    private static final Comparator<Office> BY_NAME_DESCENDING =
            Comparator.comparing(Office::getName).reversed().thenComparing(Office::getId);

    private final MongoOperations mongo;

    OfficeRepository(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** The office with this id, archived or not. */
    public Optional<Office> find(String id) {
        return Optional.ofNullable(mongo.findById(id, Office.class));
    }

    /** The live offices of these companies, by name from Z to A; at most {@value #MAX_ROWS}. */
    public List<Office> findLiveByClients(Collection<String> clients) {
        return mongo
                .find(
                        query(where("client").in(clients).and("deletedAt").is(null))
                                .limit(MAX_ROWS),
                        Office.class)
                .stream()
                .sorted(BY_NAME_DESCENDING)
                .toList();
    }

    /** Ids of offices of these companies, archived ones included. */
    public List<String> findIdsByClients(Collection<String> clients, int limit) {
        return mongo.find(query(where("client").in(clients)).limit(limit), Office.class).stream()
                .map(Office::getId)
                .toList();
    }
}
