package io.movers.locations.routes;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.movers.locations.models.City;
import io.movers.locations.models.Country;
import java.util.List;

record CountryEntry(@JsonUnwrapped CountryView country, List<CityView> cities) {
    static CountryEntry of(Country country, List<City> cities) {
        return new CountryEntry(
                CountryView.of(country), cities.stream().map(CityView::of).toList());
    }
}
