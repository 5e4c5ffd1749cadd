package io.movers.locations.services;

import io.movers.common.data.Command;
import io.movers.common.errors.BadRequestException;
import io.movers.locations.models.City;
import io.movers.locations.models.CityRepository;
import io.movers.locations.models.Country;
import io.movers.locations.models.CountryRepository;
import io.movers.locations.models.Geometry;
import io.movers.locations.models.GeometryPoint;
import io.movers.locations.models.GeometryRepository;
import io.movers.locations.models.views.CountryEntryView;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/**
 * Lists and adds countries, cities and geometries. Each name is checked first, and a unique index refuses duplicates as
 * well: the index decides between two simultaneous requests, and the check also finds duplicates in a database that was
 * filled without the index.
 */
@Service
public class LocationService {
    private static final String COUNTRY_TAKEN = "Country already exists";
    private static final String CITY_TAKEN = "City already exists";
    private static final String GEOMETRY_TAKEN = "Geometry name already exists";

    private final CountryRepository countries;
    private final CityRepository cities;
    private final GeometryRepository geometries;

    LocationService(CountryRepository countries, CityRepository cities, GeometryRepository geometries) {
        this.countries = countries;
        this.cities = cities;
        this.geometries = geometries;
    }

    /** All countries with their cities, oldest country first. */
    public List<CountryEntryView> list() {
        List<Country> all = countries.findAll();
        Map<String, List<City>> citiesByCountry =
                cities.findByCountries(all.stream().map(Country::getName).toList()).stream()
                        .collect(Collectors.groupingBy(City::getCountry));
        return all.stream()
                .map(country ->
                        CountryEntryView.of(country, citiesByCountry.getOrDefault(country.getName(), List.of())))
                .toList();
    }

    /**
     * Adds a country.
     *
     * @throws BadRequestException the name is taken
     */
    public Country addCountry(String name) {
        return Command.once(Country.class, () -> {
            Country country = Country.create(name);
            refuseIf(countries.existsBySlug(country.getSlug()), COUNTRY_TAKEN);
            save(() -> countries.save(country), COUNTRY_TAKEN);
            return country;
        });
    }

    /**
     * Adds a city of a country.
     *
     * @throws BadRequestException there is no such country, or the name is taken
     */
    public City addCity(String name, String country) {
        return Command.once(City.class, () -> {
            refuseIf(!countries.existsByName(country), "The country does not exists");
            City city = City.create(name, country);
            refuseIf(cities.existsBySlug(city.getSlug()), CITY_TAKEN);
            save(() -> cities.save(city), CITY_TAKEN);
            return city;
        });
    }

    /**
     * Adds the area of a city.
     *
     * @throws BadRequestException there is no such city, or the name is taken
     */
    public Geometry addGeometry(String cityId, String name, List<GeometryPoint> points) {
        return Command.once(Geometry.class, () -> {
            City city = cities.find(cityId).orElseThrow(() -> new BadRequestException("The city does not exists"));
            refuseIf(geometries.existsByName(name), GEOMETRY_TAKEN);
            Geometry geometry = new Geometry(name, city.getName(), points);
            save(() -> geometries.save(geometry), GEOMETRY_TAKEN);
            return geometry;
        });
    }

    private static void refuseIf(boolean refused, String message) {
        if (refused) {
            throw new BadRequestException(message);
        }
    }

    private static void save(Runnable save, String messageIfTaken) {
        try {
            save.run();
        } catch (DuplicateKeyException e) {
            throw new BadRequestException(messageIfTaken);
        }
    }
}
