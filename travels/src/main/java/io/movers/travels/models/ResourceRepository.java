package io.movers.travels.models;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.Optional;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;

/** The only class that queries the {@code resources} collection, the copies of the fleet. */
@Repository
public class ResourceRepository {
    private final MongoTemplate mongo;

    ResourceRepository(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** Finds the copy of a resource by the resource's id. */
    public Optional<Resource> find(String id) {
        return Optional.ofNullable(mongo.findById(id, Resource.class));
    }

    /** Finds the live resource that has this reference now. */
    public Optional<Resource> findByReference(String reference) {
        return Optional.ofNullable(mongo.findOne(
                query(where("reference").is(reference).and("deletedAt").is(null)), Resource.class));
    }
}
