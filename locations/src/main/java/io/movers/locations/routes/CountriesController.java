package io.movers.locations.routes;

import io.movers.common.security.Access;
import io.movers.common.security.Caller;
import io.movers.locations.models.City;
import io.movers.locations.models.Country;
import io.movers.locations.models.Places;
import io.movers.locations.models.views.CountryEntry;
import io.movers.locations.models.views.CountryView;
import io.movers.locations.services.Atlas;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/locations/countries")
class CountriesController {
    private final Atlas atlas;
    private final Places places;

    CountriesController(Atlas atlas, Places places) {
        this.atlas = atlas;
        this.places = places;
    }

    @GetMapping
    @Access(Caller.ANYONE)
    List<CountryEntry> index() {
        List<Country> countries = places.countries();
        Map<String, List<City>> cities = places
                .citiesOf(countries.stream().map(Country::getName).toList())
                .stream()
                .collect(Collectors.groupingBy(City::getCountry));
        return countries.stream()
                .map(country -> CountryEntry.of(country, cities.getOrDefault(country.getName(), List.of())))
                .toList();
    }

    @PostMapping
    @Access(Caller.STAFF)
    @ResponseStatus(HttpStatus.CREATED)
    CountryView create(@RequestBody NewCountryRequest body) {
        return CountryView.of(atlas.addCountry(body.name()));
    }
}
