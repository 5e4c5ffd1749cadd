package io.movers.resources.models;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Repository;

/** The only class that queries the copies of companies. */
@Repository
public class ClientRepository {
    private final MongoOperations mongo;

    ClientRepository(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Whether a company of that name is known, archived or not. */
    public boolean exists(String name) {
        return mongo.exists(query(where("name").is(name)), Client.class);
    }
}
