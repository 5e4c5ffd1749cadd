package io.movers.locations.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.verifyNoInteractions;

import io.movers.common.errors.ApiError;
import io.movers.common.errors.BadRequestException;
import io.movers.common.security.Role;
import io.movers.locations.models.City;
import io.movers.locations.models.Country;
import io.movers.locations.models.views.CountryEntryView;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountryControllerTests extends LocationsRoutes {
    private static final String COUNTRIES = "/api/locations/countries";

    @Test
    void onlyStaffAddsCountries() {
        assertReadOnlyFor("admin meb-admin", "POST", COUNTRIES);
        verifyNoInteractions(locations);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"name\": \"\"}", "{\"name\": \"  \"}", "{\"name\": null}"})
    void countryWithoutANameIsRefused(String body) {
        assertRefused(as(Role.ADMIN).post(COUNTRIES, body), 400, new ApiError("Name is required", "name"));
        verifyNoInteractions(locations);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[[]]", "\"Pe\\u0000ru\"", "\"Pe\\ud800ru\"", "\"Pe\\nru\""})
    void countryNameThatIsNoTextIsRefused(String name) {
        assertThat(as(Role.ADMIN).post(COUNTRIES, "{\"name\": " + name + "}")).hasStatus(400);
        verifyNoInteractions(locations);
    }

    /** As recorded. */
    @ParameterizedTest
    @CsvSource({"5, 5", "{}, [object Object]", "'{\"$ne\": null}', [object Object]"})
    void countryNameThatIsNoStringIsTakenAsItsText(String sent, String name) {
        given(locations.addCountry(name)).willReturn(Country.create(name));

        assertThat(as(Role.ADMIN).post(COUNTRIES, "{\"name\": " + sent + "}")).hasStatus(201);
    }

    @Test
    void countryNameHasAMaximumLength() {
        assertRefused(
                as(Role.ADMIN).post(COUNTRIES, "{\"name\": \"" + "x".repeat(101) + "\"}"),
                400,
                new ApiError("Máximo 100 caracteres", "name"));
        verifyNoInteractions(locations);
    }

    @Test
    void nameOfANewCountryIsTrimmed() {
        Country country = Country.create("Colombia");
        given(locations.addCountry("Colombia")).willReturn(country);

        assertAnswered(as(Role.MEB_ADMIN).post(COUNTRIES, """
                        {"name": "  Colombia ", "slug": "mine", "_id": "1", "version": 7}
                        """), 201, """
                {"id": "%s", "name": "Colombia", "slug": "colombia", "version": 0}
                """.formatted(country.getId()));
    }

    @Test
    void countryWithATakenNameIsRefused() {
        given(locations.addCountry("Colombia")).willThrow(new BadRequestException("Country already exists"));

        assertRefused(
                as(Role.ADMIN).post(COUNTRIES, "{\"name\": \"Colombia\"}"),
                400,
                new ApiError("Country already exists"));
    }

    @Test
    void visitorsSeeCountriesWithTheirCities() {
        Country colombia = Country.create("Colombia");
        Country peru = Country.create("Peru");
        City cali = City.create("Cali", "Colombia");
        given(locations.list())
                .willReturn(
                        List.of(CountryEntryView.of(colombia, List.of(cali)), CountryEntryView.of(peru, List.of())));

        assertAnswered(asNobody().get(COUNTRIES), 200, """
                [
                  {"id": "%s", "name": "Colombia", "slug": "colombia", "version": 0, "cities": [
                    {"id": "%s", "name": "Cali", "slug": "cali", "country": "Colombia", "version": 0}]},
                  {"id": "%s", "name": "Peru", "slug": "peru", "version": 0, "cities": []}
                ]
                """.formatted(colombia.getId(), cali.getId(), peru.getId()));
    }
}
