package io.movers.locations.models.views;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.movers.locations.models.City;
import io.movers.locations.models.Country;
import java.util.List;

public record CountryEntryView(@JsonUnwrapped CountryView country, List<CityView> cities) {
    public static CountryEntryView of(Country country, List<City> cities) {
        return new CountryEntryView(
                CountryView.of(country), cities.stream().map(CityView::of).toList());
    }
}
