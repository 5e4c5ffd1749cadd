package io.movers.clients.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.ArgumentMatchers.isNull;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willReturn;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import io.movers.clients.models.Client;
import io.movers.clients.models.views.ClientDetailsView;
import io.movers.clients.models.views.PublicClientView;
import io.movers.clients.services.ClientChange;
import io.movers.common.errors.ApiError;
import io.movers.common.errors.BadRequestException;
import io.movers.common.errors.ConflictException;
import io.movers.common.errors.NotFoundException;
import io.movers.common.security.Role;
import io.movers.common.web.PageRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientControllerTests extends ClientsRoutes {
    private static final String CLIENTS = "/api/clients";
    private static final String ONE = CLIENTS + "/" + ID;
    private static final String DISABLE = CLIENTS + "/disable-clients";
    private static final String ENABLE = CLIENTS + "/enable-clients";
    private static final String LOGO = "https://cdn.test/acme.png";

    @ParameterizedTest
    @CsvSource({"POST, " + CLIENTS, "PUT, " + ONE, "POST, " + DISABLE, "POST, " + ENABLE})
    void onlyStaffCreatesUpdatesDisablesAndEnablesCompanies(String method, String path) {
        assertReadOnlyFor("admin meb-admin", method, path);
        verifyNoInteractions(clients);
    }

    @Test
    void onlyStaffDeletesACompany() {
        assertOpenOnlyTo("admin meb-admin", "DELETE", ONE);
        verifyNoInteractions(clients);

        assertThat(as(Role.MEB_ADMIN).delete(ONE)).hasStatus(204).body().isEmpty();
        verify(clients).archive(ID);
    }

    @Test
    void allMissingFieldsOfACompanyAreReportedAtOnce() {
        ApiError name = new ApiError("Name is required", "name");
        ApiError nit = new ApiError("Nit is required", "nit");
        ApiError logo = new ApiError("Logo is required", "logo");

        assertRefused(as(Role.ADMIN).post(CLIENTS, "{\"name\": \"\", \"nit\": null}"), 400, name, nit, logo);
        assertRefused(
                as(Role.ADMIN).put(ONE, "{}"),
                400,
                name,
                nit,
                logo,
                new ApiError("MEB admin is required", "mebAdmin"),
                new ApiError("Super admin client is required", "superAdminClient"));
        verifyNoInteractions(clients);
    }

    @Test
    void numericNitIsTakenAsTextAndFieldsOfTheServerAreIgnored() {
        Client acme = Client.create("Acme", "9001", LOGO);
        given(clients.create("Acme", "9001", LOGO)).willReturn(acme);

        assertAnswered(as(Role.ADMIN).post(CLIENTS, """
                        {"name": "Acme", "nit": 9001, "logo": "https://cdn.test/acme.png",
                         "id": "mine", "mebAdmin": "me", "deletedAt": "2020-01-01"}
                        """), 201, """
                {"id": "%s", "name": "Acme", "nit": "9001", "logo": "https://cdn.test/acme.png", "deletedAt": null}
                """.formatted(acme.getId()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5",
                "true",
                "{\"a\": 1}",
                "[\"logo.png\"]",
                "\"javascript:alert(1)\"",
                "\"http://cdn.test/acme.png\"",
                "\"https://cdn.test/a\\\" onerror=\\\"x\"",
                "\"data:text/html;base64,PGI+\""
            })
    void logoThatIsNoImageIsRefused(String logo) {
        ApiError refused = new ApiError("La imagen no es válida", "logo");

        assertRefused(as(Role.ADMIN).post(CLIENTS, body("\"Acme\"", "\"1\"", logo)), 400, refused);
        assertRefused(as(Role.ADMIN).put(ONE, body("\"Acme\"", "\"1\"", logo)), 400, refused);
        verifyNoInteractions(clients);
    }

    @Test
    void logoOf100kBIsAccepted() {
        String logo = "data:image/png;base64," + "A".repeat(100_000);
        given(clients.create(any(), any(), any())).willReturn(Client.create("Acme", "1", LOGO));
        given(clients.update(any(), any()))
                .willReturn(ClientDetailsView.of(Client.create("Acme", "1", LOGO), Map.of()));
        String body = body("\"Acme\"", "\"1\"", "\"" + logo + "\"");

        assertThat(as(Role.ADMIN).post(CLIENTS, body)).hasStatus(201);
        assertThat(as(Role.ADMIN).put(ONE, body)).hasStatus(200);
        verify(clients).create("Acme", "1", logo);
    }

    @Test
    void companyTextsHaveAMaximumLength() {
        String name = "\"" + "x".repeat(101) + "\"";
        String logo = "\"https://cdn.test/" + "x".repeat(2_048) + "\"";
        ApiError[] refused = {
            new ApiError("Máximo 100 caracteres", "name"),
            new ApiError("Máximo 100 caracteres", "nit"),
            new ApiError("Máximo 2048 caracteres", "logo")
        };

        assertRefused(as(Role.ADMIN).post(CLIENTS, body(name, name, logo)), 400, refused);
        assertRefused(as(Role.ADMIN).put(ONE, body(name, name, logo)), 400, refused);
        verifyNoInteractions(clients);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "[[]]",
                "[[\"Acme\"]]",
                "{\"$ne\": null}",
                "\"A\\u0000cme\"",
                "\"A\\ud800\"",
                "\"A\\ncme\""
            })
    void companyNameThatIsNoTextIsRefused(String name) {
        String body = body(name, "\"1\"", "\"logo.png\"");

        assertThat(as(Role.ADMIN).post(CLIENTS, body)).hasStatus(400);
        assertThat(as(Role.ADMIN).put(ONE, body)).hasStatus(400);
        verifyNoInteractions(clients);
    }

    /** A complete body; the values are JSON. */
    private static String body(String name, String nit, String logo) {
        return """
               {"name": %s, "nit": %s, "logo": %s, "mebAdmin": "marta", "superAdminClient": "carlos"}
               """.formatted(name, nit, logo);
    }

    @Test
    void updatedCompanyShowsUnknownAdministratorsAsNull() {
        Client acme = Client.create("Acme SAS", "2", LOGO);
        given(clients.update(ID, new ClientChange("Acme SAS", "2", LOGO, "marta", "carlos")))
                .willReturn(ClientDetailsView.of(acme, Map.of()));

        assertAnswered(as(Role.ADMIN).put(ONE, """
                        {"name": "Acme SAS", "nit": 2, "logo": "https://cdn.test/acme.png",
                         "mebAdmin": "marta", "superAdminClient": "carlos"}
                        """), 200, """
                {"id": "%s", "name": "Acme SAS", "nit": "2", "logo": "https://cdn.test/acme.png", "deletedAt": null,
                 "meb_admin": null, "super_admin_client": null}
                """.formatted(acme.getId()));
    }

    @Test
    void clientServiceErrorsAreAnsweredWithTheirStatusAndMessage() {
        String body =
                "{\"name\": \"A\", \"nit\": \"1\", \"logo\": \"x\", \"mebAdmin\": \"m\", \"superAdminClient\": \"s\"}";
        given(clients.update(any(), any()))
                .willThrow(
                        new BadRequestException("Ya existe un cliente con ese nombre"),
                        new NotFoundException(),
                        new ConflictException("again"));

        assertRefused(as(Role.ADMIN).put(ONE, body), 400, new ApiError("Ya existe un cliente con ese nombre"));
        assertRefused(as(Role.ADMIN).put(ONE, body), 404, new ApiError("Not Found"));
        assertRefused(as(Role.ADMIN).put(ONE, body), 409, new ApiError("again"));
    }

    @ParameterizedTest
    @CsvSource({"GET", "DELETE"})
    void malformedClientIdIsRefusedBeforeTheServiceIsCalled(String method) {
        assertRefused(as(Role.ADMIN).call(method, CLIENTS + "/nope", null), 400, new ApiError("Invalid id"));
        verifyNoInteractions(clients, queries);
    }

    @Test
    void anyTwelveCharactersAreAClientId() {
        willThrow(new NotFoundException()).given(queries).show(any(), any());

        assertRefused(asNobody().get(CLIENTS + "/abcdefghijkl"), 404, new ApiError("Not Found"));

        verify(queries).show("6162636465666768696a6b6c", null);
    }

    @ParameterizedTest
    @ValueSource(strings = {DISABLE, ENABLE})
    void bulkErrorsNameTheRowsOfCompanies(String path) {
        assertRefused(
                as(Role.ADMIN).post(path, "{\"clients\": [{\"id\": \"" + ID + "\"}, {\"id\": \"\"}, 7]}"),
                400,
                new ApiError("The client id is required", "clients[1].id"),
                new ApiError("The client id is required", "clients[2].id"));
        assertRefused(
                as(Role.ADMIN).post(path, "{}"),
                400,
                new ApiError("The clients param is required", "clients"),
                new ApiError("The clients param must be an array", "clients"));
        verifyNoInteractions(clients);
    }

    @Test
    void bulkCallSkipsCompaniesWithMalformedIds() {
        Client acme = Client.create("Acme", "1", LOGO);
        given(clients.archiveAll(List.of(ID))).willReturn(List.of(acme));

        assertAnswered(as(Role.ADMIN).post(DISABLE, """
                        {"clients": [{"id": "nope"}, {"id": "%s", "name": "ignored"}, {"id": {"$gt": ""}}]}
                        """.formatted(ID)), 200, """
                [{"id": "%s", "name": "Acme", "nit": "1", "logo": "https://cdn.test/acme.png", "deletedAt": null}]
                """.formatted(acme.getId()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "\"\"",
                "{\"0\": {\"id\": \"a\"}}",
                "[[]]",
                "[[{\"id\": \"a\"}]]",
                "[null]",
                "[7]",
                "[{\"id\": []}]",
                "[{\"id\": null}]"
            })
    void bulkCallWithoutRowsOfCompaniesIsRefused(String rows) {
        assertThat(as(Role.ADMIN).post(DISABLE, "{\"clients\": " + rows + "}")).hasStatus(400);
        assertThat(as(Role.ADMIN).post(ENABLE, "{\"clients\": " + rows + "}")).hasStatus(400);
        verifyNoInteractions(clients);
    }

    @Test
    void bulkCallOfMoreThan5000CompaniesIsRefused() {
        String rows = IntStream.rangeClosed(0, 5_000)
                .mapToObj(i -> "{\"id\": \"" + ID + "\"}")
                .collect(Collectors.joining(","));

        assertRefused(
                as(Role.ADMIN).post(ENABLE, "{\"clients\": [" + rows + "]}"),
                400,
                new ApiError("At most 5000 rows at once", "clients"));
        verifyNoInteractions(clients);
    }

    @Test
    void visitorsGetAllCompaniesAndSignedInCallersTenPerPage() {
        willReturn(List.of(new PublicClientView(ID, "Acme", LOGO, List.of())))
                .given(queries)
                .list(any(), any());

        assertAnswered(asNobody().get(CLIENTS), 200, """
                [{"id": "%s", "name": "Acme", "logo": "https://cdn.test/acme.png", "offices": []}]
                """.formatted(ID));
        assertThat(asUnverified(Role.CLIENT).get(CLIENTS)).hasStatusOk();
        assertThat(as(Role.USER).get(CLIENTS)).hasStatusOk();
        assertThat(as(Role.CLIENT).get(CLIENTS + "?page=2&perPage=7")).hasStatusOk();

        verify(queries).list(isNull(), eq(new PageRequest(0, 10_000)));
        verify(queries).list(caller(Role.CLIENT), eq(new PageRequest(0, 10_000)));
        verify(queries).list(caller(Role.USER), eq(new PageRequest(0, 10)));
        verify(queries).list(caller(Role.CLIENT), eq(new PageRequest(7, 7)));
    }
}
