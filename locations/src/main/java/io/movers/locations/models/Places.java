package io.movers.locations.models;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** Finds countries and cities. */
@Component
public class Places {
    /** No list shows more rows than this. */
    private static final int LIMIT = 10_000;

    private static final Comparator<City> LAST_NAME_FIRST =
            Comparator.comparing(City::getName).reversed().thenComparing(City::getId);

    private final MongoOperations mongo;

    Places(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** All countries, the oldest first. */
    public List<Country> countries() {
        return mongo.find(new Query().with(Sort.by("_id")).limit(LIMIT), Country.class);
    }

    /** The cities of those countries, the last name first. */
    public List<City> citiesOf(Collection<String> countries) {
        return mongo.find(query(where("country").in(countries)).limit(LIMIT), City.class).stream()
                .sorted(LAST_NAME_FIRST)
                .toList();
    }

    /** Whether there is a country of exactly that name. */
    public boolean hasCountry(String name) {
        return mongo.exists(query(where("name").is(name)), Country.class);
    }

    /** Whether there is one already: the index tells it too, but not on a database where the original has let in two. */
    public boolean has(City city) {
        return mongo.exists(query(where("slug").is(city.getSlug())), City.class);
    }

    public boolean has(Country country) {
        return mongo.exists(query(where("slug").is(country.getSlug())), Country.class);
    }

    public boolean has(Geometry geometry) {
        return mongo.exists(query(where("name").is(geometry.getName())), Geometry.class);
    }

    /** The city of that id. */
    public @Nullable City city(String id) {
        return mongo.findById(id, City.class);
    }
}
