package io.movers.clients.routes;

import static io.movers.clients.models.Offices.ADDRESS;
import static io.movers.clients.models.Offices.ADMINS;
import static io.movers.clients.models.Offices.office;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import io.movers.clients.models.Office;
import io.movers.common.errors.ApiError;
import io.movers.common.errors.BadRequestException;
import io.movers.common.errors.NotFoundException;
import io.movers.common.security.Role;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OfficeControllerTests extends ClientsRoutes {
    private static final String CLIENT = "500000000000000000000001";
    private static final String OFFICES = "/api/clients/" + CLIENT + "/offices";
    private static final String ONE = OFFICES + "/" + ID;
    private static final String DISABLE = "/api/clients/disable-offices";
    private static final String ENABLE = "/api/clients/enable-offices";
    private static final String MAY = "admin meb-admin client client-admin";

    private static final String BODY = """
            {"name": "Sede Norte", "city": "Bogota", "country": "Colombia", "mebAdmin": "m", "clientAdmin": "c",
             "repairAdmin": "r", "maintenanceAdmin": "a", "inventoryAdmin": "i",
             "location": {"lat": "4.6", "lng": "-74.1", "zoom": 3}, "client": "Other", "deletedAt": "2020-01-01"}
            """;

    private static String answer(Office office) {
        return """
               {"id": "%s", "name": "Sede Norte", "client": "Acme", "country": "Colombia", "city": "Bogota",
                "location": {"lat": 4.6, "lng": -74.1}, "repairAdmin": "r", "maintenanceAdmin": "a",
                "inventoryAdmin": "i", "deletedAt": null}
               """.formatted(office.getId());
    }

    @ParameterizedTest
    @CsvSource({"POST, " + OFFICES, "PUT, " + ONE, "POST, " + DISABLE, "POST, " + ENABLE})
    void onlyStaffAndCompanyChangeOffices(String method, String path) {
        assertReadOnlyFor(MAY, method, path);
        verifyNoInteractions(offices);
    }

    @Test
    void deletingAnOfficeIgnoresTheCompanyInThePath() {
        assertOpenOnlyTo(MAY, "DELETE", ONE);
        verifyNoInteractions(offices);

        assertThat(as(Role.CLIENT).delete("/api/clients/nope/offices/" + ID))
                .hasStatus(204)
                .body()
                .isEmpty();
        verify(offices).delete(eq(ID), caller(Role.CLIENT));
    }

    @Test
    void allMissingFieldsOfAnOfficeAreReportedInOrder() {
        ApiError[] allButTheName = {
            new ApiError("City is required", "city"),
            new ApiError("Country is required", "country"),
            new ApiError("MEB admin is required", "mebAdmin"),
            new ApiError("Client admin is required", "clientAdmin"),
            new ApiError("Repairs admin is required", "repairAdmin"),
            new ApiError("Maintenance admin is required", "maintenanceAdmin"),
            new ApiError("Inventory admin is required", "inventoryAdmin"),
            new ApiError("Longitude is required", "location.lng"),
            new ApiError("Invalid latitude", "location.lat"),
            new ApiError("Invalid longitude", "location.lng")
        };
        String body = "{\"location\": {\"lat\": \"north\"}}";

        assertRefused(as(Role.CLIENT).put(ONE, body), 400, allButTheName);
        assertRefused(as(Role.CLIENT).post(OFFICES, "{\"name\": \"Sede\", " + body.substring(1)), 400, allButTheName);
        assertRefused(
                as(Role.CLIENT).post(OFFICES, BODY.replace("Sede Norte", "")),
                400,
                new ApiError("Name is required", "name"));
        verifyNoInteractions(offices);
    }

    @Test
    void createdOfficeHasANumericLocationAndShowsThreeAdministrators() {
        Office office = office("Sede Norte", "Acme");
        given(offices.create(eq(CLIENT), eq("Sede Norte"), eq(ADDRESS), eq(ADMINS), caller(Role.CLIENT)))
                .willReturn(office);

        assertAnswered(as(Role.CLIENT).post(OFFICES, BODY), 201, answer(office));
    }

    @Test
    void officeIsUpdatedByCompanyIdAndOfficeId() {
        Office office = office("Sede Norte", "Acme");
        given(offices.update(eq(CLIENT), eq(ID), eq(ADDRESS), eq(ADMINS), caller(Role.ADMIN)))
                .willReturn(office);

        assertAnswered(as(Role.ADMIN).put(ONE, BODY), 200, answer(office));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/clients/nope/offices/" + ID, "/api/clients/" + CLIENT + "/offices/nope"})
    void malformedCompanyIdOrOfficeIdIsRefused(String path) {
        assertRefused(as(Role.ADMIN).put(path, BODY), 400, new ApiError("Invalid id"));
        verifyNoInteractions(offices);
    }

    @Test
    void officeServiceErrorsAreAnsweredWithTheirStatusAndMessage() {
        given(offices.create(any(), any(), any(), any(), any()))
                .willThrow(new BadRequestException("El administrador de reparación no existe"));
        willThrow(new NotFoundException()).given(offices).delete(any(), any());

        assertRefused(
                as(Role.ADMIN).post(OFFICES, BODY), 400, new ApiError("El administrador de reparación no existe"));
        assertRefused(as(Role.ADMIN).delete(ONE), 404, new ApiError("Not Found"));
    }

    @Test
    void officeTextsHaveAMaximumLength() {
        String text = "x".repeat(101);
        String body = BODY.replace("Sede Norte", text).replace("Bogota", text).replace("Colombia", text);
        ApiError name = new ApiError("Máximo 100 caracteres", "name");
        ApiError city = new ApiError("Máximo 100 caracteres", "city");
        ApiError country = new ApiError("Máximo 100 caracteres", "country");

        assertRefused(as(Role.CLIENT).post(OFFICES, body), 400, name, city, country);
        assertRefused(as(Role.CLIENT).put(ONE, body), 400, city, country);
        verifyNoInteractions(offices);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[[]]",
                "[{\"lat\": 1, \"lng\": 2}]",
                "7",
                "\"4.6,-74.1\"",
                "{\"lat\": {}, \"lng\": 1}",
                "{\"lat\": [[1]], \"lng\": 1}",
                "{\"lat\": 1e999, \"lng\": 1}",
                "{\"lat\": \"NaN\", \"lng\": 1}"
            })
    void officeLocationWithoutTwoNumbersIsRefused(String location) {
        String body = BODY.replaceFirst("\\{\"lat\".*?}", Matcher.quoteReplacement(location));

        assertThat(as(Role.CLIENT).post(OFFICES, body)).hasStatus(400);
        assertThat(as(Role.CLIENT).put(ONE, body)).hasStatus(400);
        verifyNoInteractions(offices);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[[\"m\"]]", "{}", "{\"$gt\": \"\"}", "\"m\\u0000\""})
    void administratorThatIsNoTextIsRefused(String admin) {
        String body = BODY.replace("\"m\"", admin);

        assertThat(as(Role.CLIENT).post(OFFICES, body)).hasStatus(400);
        assertThat(as(Role.CLIENT).put(ONE, body)).hasStatus(400);
        verifyNoInteractions(offices);
    }

    @ParameterizedTest
    @ValueSource(strings = {DISABLE, ENABLE})
    void bulkCallOfMoreThan5000OfficesIsRefused(String path) {
        String row = "{\"id\": \"" + ID + "\"}";
        String rows = String.join(",", Collections.nCopies(5_001, row));

        assertRefused(
                as(Role.CLIENT).post(path, "{\"offices\": [" + rows + "]}"),
                400,
                new ApiError("At most 5000 rows at once", "offices"));
        verifyNoInteractions(offices);
    }

    @Test
    void bulkCallSkipsOfficesWithMalformedIds() {
        Office office = office("Sede Norte", "Acme");
        given(offices.enableAll(eq(List.of(ID)), caller(Role.CLIENT_ADMIN))).willReturn(List.of(office));

        assertAnswered(
                as(Role.CLIENT_ADMIN)
                        .post(ENABLE, "{\"offices\": [{\"id\": \"nope\"}, {\"id\": \"" + ID + "\", \"name\": 1}]}"),
                200,
                "[" + answer(office) + "]");
        assertRefused(
                as(Role.CLIENT_ADMIN).post(DISABLE, "{\"offices\": [{}]}"),
                400,
                new ApiError("The office id is required", "offices[0].id"));
    }
}
