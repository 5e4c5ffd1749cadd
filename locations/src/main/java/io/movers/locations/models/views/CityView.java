package io.movers.locations.models.views;

import io.movers.locations.models.City;

public record CityView(String id, String name, String slug, String country, long version) {
    public static CityView of(City city) {
        return new CityView(city.getId(), city.getName(), city.getSlug(), city.getCountry(), city.version());
    }
}
