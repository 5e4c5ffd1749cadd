package io.movers.locations.services;

import io.movers.common.data.Aggregate;
import io.movers.common.data.AggregateStore;
import io.movers.common.errors.BadRequestException;
import io.movers.locations.models.City;
import io.movers.locations.models.Country;
import io.movers.locations.models.Geometry;
import io.movers.locations.models.GeometryPoint;
import io.movers.locations.models.Places;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** Takes in countries, cities and geometries. The indexes keep names apart, also when two come at once. */
@Service
public class Atlas {
    private final AggregateStore store;
    private final Places places;

    Atlas(AggregateStore store, Places places) {
        this.store = store;
        this.places = places;
    }

    public Country addCountry(String name) {
        Country country = Country.named(name);
        return added(country, places.has(country), "Country already exists");
    }

    public City addCity(String name, String country) {
        if (!places.hasCountry(country)) {
            throw new BadRequestException("The country does not exists");
        }
        City city = City.named(name, country);
        return added(city, places.has(city), "City already exists");
    }

    public Geometry addGeometry(String cityId, String name, List<GeometryPoint> points) {
        City city = places.city(cityId);
        if (city == null) {
            throw new BadRequestException("The city does not exists");
        }
        Geometry geometry = new Geometry(name, city.getName(), points);
        return added(geometry, places.has(geometry), "Geometry name already exists");
    }

    private <A extends Aggregate> A added(A place, boolean known, String otherwise) {
        if (known) {
            throw new BadRequestException(otherwise);
        }
        try {
            store.save(place);
            return place;
        } catch (DuplicateKeyException e) {
            throw new BadRequestException(otherwise);
        }
    }
}
