package io.movers.locations.models;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.movers.common.data.AggregateStore;
import java.util.List;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** The only class that queries the {@code countries} collection. */
@Repository
public class CountryRepository {
    private static final int MAX_ROWS = 10_000;

    private final MongoOperations mongo;
    private final AggregateStore store;

    CountryRepository(MongoOperations mongo, AggregateStore store) {
        this.mongo = mongo;
        this.store = store;
    }

    /** All countries, oldest first; at most {@value #MAX_ROWS}. */
    public List<Country> findAll() {
        return mongo.find(new Query().with(Sort.by("_id")).limit(MAX_ROWS), Country.class);
    }

    /** Whether there is a country with exactly this name. */
    public boolean existsByName(String name) {
        return mongo.exists(query(where("name").is(name)), Country.class);
    }

    public boolean existsBySlug(String slug) {
        return mongo.exists(query(where("slug").is(slug)), Country.class);
    }

    /**
     * Stores it.
     *
     * @throws org.springframework.dao.DuplicateKeyException the slug is taken
     */
    public void save(Country country) {
        store.save(country);
    }
}
