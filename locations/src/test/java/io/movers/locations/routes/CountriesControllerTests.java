package io.movers.locations.routes;

import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.verifyNoInteractions;

import io.movers.common.errors.ApiError;
import io.movers.common.errors.BadRequestException;
import io.movers.common.security.Role;
import io.movers.locations.models.City;
import io.movers.locations.models.Country;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountriesControllerTests extends LocationsRoutes {
    private static final String COUNTRIES = "/api/locations/countries";

    @Test
    void onlyStaffAddsACountry() {
        assertReadOnlyFor("admin meb-admin", "POST", COUNTRIES);
        verifyNoInteractions(atlas, places);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"name\": \"\"}", "{\"name\": \"  \"}", "{\"name\": null}"})
    void aCountryNeedsAName(String body) {
        assertRefused(as(Role.ADMIN).post(COUNTRIES, body), 400, new ApiError("Name is required", "name"));
        verifyNoInteractions(atlas);
    }

    @Test
    void aCountryIsAddedUnderItsTrimmedName() {
        Country country = Country.named("Colombia");
        given(atlas.addCountry("Colombia")).willReturn(country);

        assertAnswered(as(Role.MEB_ADMIN).post(COUNTRIES, """
                        {"name": "  Colombia ", "slug": "mine", "_id": "1", "version": 7}
                        """), 201, """
                {"id": "%s", "name": "Colombia", "slug": "colombia", "version": 0}
                """.formatted(country.getId()));
    }

    @Test
    void aNameThatIsTakenIsRefusedInTheOriginalsWords() {
        given(atlas.addCountry("Colombia")).willThrow(new BadRequestException("Country already exists"));

        assertRefused(
                as(Role.ADMIN).post(COUNTRIES, "{\"name\": \"Colombia\"}"),
                400,
                new ApiError("Country already exists"));
    }

    @Test
    void everybodySeesTheCountriesEachWithItsOwnCities() {
        Country colombia = Country.named("Colombia");
        Country peru = Country.named("Peru");
        City cali = City.named("Cali", "Colombia");
        given(places.countries()).willReturn(List.of(colombia, peru));
        given(places.citiesOf(List.of("Colombia", "Peru"))).willReturn(List.of(cali));

        assertAnswered(asNobody().get(COUNTRIES), 200, """
                [
                  {"id": "%s", "name": "Colombia", "slug": "colombia", "version": 0, "cities": [
                    {"id": "%s", "name": "Cali", "slug": "cali", "country": "Colombia", "version": 0}]},
                  {"id": "%s", "name": "Peru", "slug": "peru", "version": 0, "cities": []}
                ]
                """.formatted(colombia.getId(), cali.getId(), peru.getId()));
    }
}
