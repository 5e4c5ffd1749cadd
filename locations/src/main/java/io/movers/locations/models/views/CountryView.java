package io.movers.locations.models.views;

import io.movers.locations.models.Country;

public record CountryView(String id, String name, String slug, long version) {
    public static CountryView of(Country country) {
        return new CountryView(country.getId(), country.getName(), country.getSlug(), country.version());
    }
}
