package io.movers.clients.models;

import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Repository;

/** The only class that queries the {@code domains} collection. */
@Repository
public class DomainRepository extends CompanyReplicaRepository<Domain> {
    DomainRepository(MongoOperations mongo) {
        super(mongo, Domain.class);
    }
}
