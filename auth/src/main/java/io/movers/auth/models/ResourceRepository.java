package io.movers.auth.models;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;

/** The only class that queries the {@code resources} collection: the copies of bicycles and scooters. */
@Repository
public class ResourceRepository {
    private final MongoTemplate template;

    ResourceRepository(MongoTemplate template) {
        this.template = template;
    }

    public @Nullable Resource find(String id) {
        return template.findById(id, Resource.class);
    }

    /** Returns the resource with that reference, a live one before a deleted one; null while it is unknown. */
    public @Nullable Resource findByReference(String reference) {
        return template.findOne(
                query(where("reference").is(reference))
                        .with(Sort.by("deletedAt"))
                        .limit(1),
                Resource.class);
    }
}
