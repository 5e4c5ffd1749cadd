package io.movers.clients.models;

import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Repository;

/** The only class that queries the {@code emails} collection. */
@Repository
public class EmailRepository extends CompanyReplicaRepository<Email> {
    EmailRepository(MongoOperations mongo) {
        super(mongo, Email.class);
    }
}
