package io.movers.clients.models;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.movers.common.data.Replica;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Repository;

/** Queries for replicas that belong to a company. {@code ReplicaStore} writes them. */
@Repository
abstract class CompanyReplicaRepository<R extends Replica> {
    static final int MAX_ROWS = 10_000;

    private final MongoOperations mongo;
    private final Class<R> type;

    CompanyReplicaRepository(MongoOperations mongo, Class<R> type) {
        this.mongo = mongo;
        this.type = type;
    }

    /** The replicas of these companies, oldest first; at most {@value #MAX_ROWS}. */
    public List<R> findByClients(Collection<String> clients) {
        return find(where("client").in(clients));
    }

    final List<R> find(Criteria filter) {
        return mongo.find(query(filter).limit(MAX_ROWS), type).stream()
                .sorted(Comparator.comparing(Replica::getId))
                .toList();
    }
}
