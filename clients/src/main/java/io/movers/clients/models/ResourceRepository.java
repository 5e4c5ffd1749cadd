package io.movers.clients.models;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.Collection;
import java.util.List;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Repository;

/** The only class that queries the {@code resources} collection. */
@Repository
public class ResourceRepository extends CompanyReplicaRepository<Resource> {
    ResourceRepository(MongoOperations mongo) {
        super(mongo, Resource.class);
    }

    /** The resources of an office with one of these statuses, oldest first; at most {@value #MAX_ROWS}. */
    public List<Resource> findByOffice(String client, String office, Collection<String> statuses) {
        return find(where("client")
                .is(client)
                .and("office")
                .is(office)
                .and("status")
                .in(statuses)
                .and("deletedAt")
                .is(null));
    }
}
