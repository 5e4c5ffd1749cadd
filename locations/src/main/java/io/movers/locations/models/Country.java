package io.movers.locations.models;

import io.movers.common.data.Aggregate;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/** A country in which companies have offices. */
@Document("countries")
public class Country extends Aggregate {
    @Indexed
    private final String name;

    @Indexed(unique = true)
    private final String slug;

    Country(String name, String slug) {
        this.name = name;
        this.slug = slug;
    }

    public static Country create(String name) {
        return new Country(name, Slug.of(name));
    }

    public String getName() {
        return name;
    }

    public String getSlug() {
        return slug;
    }
}
