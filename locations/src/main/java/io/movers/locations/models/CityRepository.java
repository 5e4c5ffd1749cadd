package io.movers.locations.models;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.movers.common.data.AggregateStore;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Repository;

/** The only class that queries the {@code cities} collection. */
@Repository
public class CityRepository {
    private static final int MAX_ROWS = 10_000;

    private static final Comparator<City> BY_NAME_DESCENDING =
            Comparator.comparing(City::getName).reversed().thenComparing(City::getId);

    private final MongoOperations mongo;
    private final AggregateStore store;

    CityRepository(MongoOperations mongo, AggregateStore store) {
        this.mongo = mongo;
        this.store = store;
    }

    public Optional<City> find(String id) {
        return Optional.ofNullable(mongo.findById(id, City.class));
    }

    /** The cities of these countries, by name from Z to A; at most {@value #MAX_ROWS}. */
    public List<City> findByCountries(Collection<String> countries) {
        return mongo.find(query(where("country").in(countries)).limit(MAX_ROWS), City.class).stream()
                .sorted(BY_NAME_DESCENDING)
                .toList();
    }

    public boolean existsBySlug(String slug) {
        return mongo.exists(query(where("slug").is(slug)), City.class);
    }

    /**
     * Stores it.
     *
     * @throws org.springframework.dao.DuplicateKeyException the slug is taken
     */
    public void save(City city) {
        store.save(city);
    }
}
