package io.movers.locations.models;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.movers.common.data.AggregateStore;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Repository;

/** The only class that queries the {@code geometries} collection. */
@Repository
public class GeometryRepository {
    private final MongoOperations mongo;
    private final AggregateStore store;

    GeometryRepository(MongoOperations mongo, AggregateStore store) {
        this.mongo = mongo;
        this.store = store;
    }

    public boolean existsByName(String name) {
        return mongo.exists(query(where("name").is(name)), Geometry.class);
    }

    /**
     * Stores it.
     *
     * @throws org.springframework.dao.DuplicateKeyException the name is taken
     */
    public void save(Geometry geometry) {
        store.save(geometry);
    }
}
