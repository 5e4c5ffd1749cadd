package io.movers.locations.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import io.movers.common.data.AggregateStore;
import io.movers.common.errors.BadRequestException;
import io.movers.locations.models.City;
import io.movers.locations.models.Country;
import io.movers.locations.models.Geometry;
import io.movers.locations.models.Places;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

class AtlasTests {
    private final AggregateStore store = mock(AggregateStore.class);
    private final Places places = mock(Places.class);
    private final Atlas atlas = new Atlas(store, places);

    @BeforeEach
    void colombia() {
        given(places.hasCountry("Colombia")).willReturn(true);
        given(places.city("bogota")).willReturn(City.named("Bogota", "Colombia"));
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(BadRequestException.class).hasMessage(message);
    }

    @Test
    void aCityNeedsItsCountryAndAGeometryItsCity() {
        assertRefused(() -> atlas.addCity("Lima", "Peru"), "The country does not exists");
        assertRefused(() -> atlas.addGeometry("lima", "Centro", List.of()), "The city does not exists");
        verifyNoInteractions(store);
    }

    @Test
    void whatIsThereAlreadyIsNotStoredAgain() {
        given(places.has(any(Country.class))).willReturn(true);
        given(places.has(any(City.class))).willReturn(true);
        given(places.has(any(Geometry.class))).willReturn(true);

        assertRefused(() -> atlas.addCountry("Colombia"), "Country already exists");
        assertRefused(() -> atlas.addCity("Bogota", "Colombia"), "City already exists");
        assertRefused(() -> atlas.addGeometry("bogota", "Centro", List.of()), "Geometry name already exists");
        verifyNoInteractions(store);
    }

    @Test
    void ofTwoAtOnceTheOneThatTheIndexRefusesIsToldTheSame() {
        willThrow(new DuplicateKeyException("E11000")).given(store).save(any());

        assertRefused(() -> atlas.addCountry("Colombia"), "Country already exists");
        assertRefused(() -> atlas.addCity("Bogota", "Colombia"), "City already exists");
        assertRefused(() -> atlas.addGeometry("bogota", "Centro", List.of()), "Geometry name already exists");
    }

    @Test
    void aGeometryKnowsItsCityByName() {
        Geometry geometry = atlas.addGeometry("bogota", "Centro", List.of());

        assertThat(geometry.getCity()).isEqualTo("Bogota");
        verify(store).save(geometry);
    }
}
