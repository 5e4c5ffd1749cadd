package io.movers.locations.routes;

import io.movers.locations.models.City;

record CityView(String id, String name, String slug, String country, long version) {
    static CityView of(City city) {
        return new CityView(city.getId(), city.getName(), city.getSlug(), city.getCountry(), Versions.of(city));
    }
}
