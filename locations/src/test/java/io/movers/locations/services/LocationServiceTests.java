package io.movers.locations.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import io.movers.common.errors.BadRequestException;
import io.movers.locations.models.City;
import io.movers.locations.models.CityRepository;
import io.movers.locations.models.Country;
import io.movers.locations.models.CountryRepository;
import io.movers.locations.models.Geometry;
import io.movers.locations.models.GeometryRepository;
import io.movers.locations.models.views.CityView;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

class LocationServiceTests {
    private final CountryRepository countries = mock(CountryRepository.class);
    private final CityRepository cities = mock(CityRepository.class);
    private final GeometryRepository geometries = mock(GeometryRepository.class);
    private final LocationService locations = new LocationService(countries, cities, geometries);

    @BeforeEach
    void storeBogotaInColombia() {
        given(countries.existsByName("Colombia")).willReturn(true);
        given(cities.find("bogota")).willReturn(Optional.of(City.create("Bogota", "Colombia")));
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(BadRequestException.class).hasMessage(message);
    }

    private void assertTakenNamesAreRefused() {
        assertRefused(() -> locations.addCountry("Colombia"), "Country already exists");
        assertRefused(() -> locations.addCity("Bogota", "Colombia"), "City already exists");
        assertRefused(() -> locations.addGeometry("bogota", "Centro", List.of()), "Geometry name already exists");
    }

    @Test
    void eachCountryIsListedWithItsOwnCities() {
        given(countries.findAll()).willReturn(List.of(Country.create("Colombia"), Country.create("Peru")));
        given(cities.findByCountries(List.of("Colombia", "Peru"))).willReturn(List.of(City.create("Cali", "Colombia")));

        assertThat(locations.list())
                .hasSize(2)
                .satisfiesExactly(
                        colombia -> assertThat(colombia.cities())
                                .extracting(CityView::name)
                                .containsExactly("Cali"),
                        peru -> assertThat(peru.cities()).isEmpty());
    }

    @Test
    void cityOfAnUnknownCountryAndGeometryOfAnUnknownCityAreRefused() {
        assertRefused(() -> locations.addCity("Lima", "Peru"), "The country does not exists");
        assertRefused(() -> locations.addGeometry("lima", "Centro", List.of()), "The city does not exists");
        verify(cities, never()).save(any());
        verify(geometries, never()).save(any());
    }

    @Test
    void takenLocationNamesAreRefusedWithoutAWrite() {
        given(countries.existsBySlug("colombia")).willReturn(true);
        given(cities.existsBySlug("bogota")).willReturn(true);
        given(geometries.existsByName("Centro")).willReturn(true);

        assertTakenNamesAreRefused();
        verify(countries, never()).save(any());
        verify(cities, never()).save(any());
        verify(geometries, never()).save(any());
    }

    @Test
    void locationNamesThatTheIndexRefusesAreReportedAsTaken() {
        willThrow(new DuplicateKeyException("E11000")).given(countries).save(any());
        willThrow(new DuplicateKeyException("E11000")).given(cities).save(any());
        willThrow(new DuplicateKeyException("E11000")).given(geometries).save(any());

        assertTakenNamesAreRefused();
    }

    @Test
    void newGeometryHasTheNameOfItsCity() {
        Geometry geometry = locations.addGeometry("bogota", "Centro", List.of());

        assertThat(geometry.getCity()).isEqualTo("Bogota");
        verify(geometries).save(geometry);
    }
}
