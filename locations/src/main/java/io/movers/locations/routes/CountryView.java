package io.movers.locations.routes;

import io.movers.locations.models.Country;

record CountryView(String id, String name, String slug, long version) {
    static CountryView of(Country country) {
        return new CountryView(country.getId(), country.getName(), country.getSlug(), Versions.of(country));
    }
}
