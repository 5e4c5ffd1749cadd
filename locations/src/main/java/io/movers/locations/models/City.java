package io.movers.locations.models;

import io.movers.common.data.Aggregate;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/** A city. Its name is unique across all countries. */
@Document("cities")
public class City extends Aggregate {
    private final String name;

    @Indexed(unique = true)
    private final String slug;

    @Indexed
    private final String country;

    City(String name, String slug, String country) {
        this.name = name;
        this.slug = slug;
        this.country = country;
    }

    public static City create(String name, String country) {
        return new City(name, Slug.of(name), country);
    }

    public String getName() {
        return name;
    }

    public String getSlug() {
        return slug;
    }

    public String getCountry() {
        return country;
    }
}
