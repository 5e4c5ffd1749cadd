package io.movers.resources.models;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.Optional;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Repository;

/** The only class that queries the copies of offices. */
@Repository
public class OfficeRepository {
    private final MongoOperations mongo;

    OfficeRepository(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Finds the live office of that company and name: offices of two companies may have the same name. */
    public Optional<Office> findLive(String client, String name) {
        return mongo.find(query(where("client").is(client).and("name").is(name)), Office.class).stream()
                .filter(office -> office.getDeletedAt() == null)
                .findFirst();
    }
}
