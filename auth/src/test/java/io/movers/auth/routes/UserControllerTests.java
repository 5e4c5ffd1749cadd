package io.movers.auth.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.ArgumentMatchers.isNull;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import io.movers.auth.Accounts;
import io.movers.auth.models.Profile;
import io.movers.auth.models.User;
import io.movers.auth.models.UserFilter;
import io.movers.auth.services.AuthenticatedAccount;
import io.movers.auth.services.LoadedUsers;
import io.movers.auth.services.NewUserRow;
import io.movers.auth.services.PasswordChange;
import io.movers.auth.services.PickList;
import io.movers.common.data.ListPage;
import io.movers.common.errors.ApiError;
import io.movers.common.errors.BadRequestException;
import io.movers.common.errors.ForbiddenException;
import io.movers.common.errors.NotFoundException;
import io.movers.common.security.CompanyScope;
import io.movers.common.security.Role;
import io.movers.common.web.PageRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentCaptor;

class UserControllerTests extends AuthRoutes {
    private static final String USERS = "/api/users";
    private static final String ONE = USERS + "/" + ID;
    private static final String MAY = "admin meb-admin client client-admin";
    private static final String BODY = """
            {"firstName": "Anita", "lastName": "Ruiz", "client": "Acme", "office": "Norte", "weight": "60",
             "documentNumber": 1001, "role": "admin", "status": "active", "points": 9000, "email": "other@acme.test"}
            """;
    private static final String ROW = """
            {"email": "n1@acme.test", "password": "secret", "firstName": "N", "lastName": "One", "client": "Acme",
             "office": "Norte", "mainTransportationMethod": "Moto", "secondaryTransportationMethod": "Bus"}
            """;

    private static String withPassword(String password) {
        return BODY.replaceFirst("\\{", "{\"password\": " + password + ", ");
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, " + ONE,
        "POST, /api/users/archive-users",
        "POST, /api/users/enable-users",
        "POST, /api/users/load-users"
    })
    void staffAndCompaniesChangeAccounts(String method, String path) {
        assertReadOnlyFor(MAY, method, path);
        verifyNoInteractions(profiles, archive, loadUsers);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/users, " + MAY,
        "PUT, " + ONE + "/archive, " + MAY,
        "GET, /api/users/team, admin meb-admin",
        "GET, /api/users/client-admins, admin meb-admin"
    })
    void accountsAreSeenAndArchivedByThoseWhoMay(String method, String path, String roles) {
        assertOpenOnlyTo(roles, method, path);
        verifyNoInteractions(lists, archive);
    }

    @Test
    void lastValueOfEachParameterAndTheCallersCompaniesFilterTheList() {
        CompanyScope acme = CompanyScope.of(Set.of("Acme"));
        given(companies.of(caller(Role.CLIENT))).willReturn(acme);
        User ana = account();
        UserFilter filter = new UserFilter("user", "Acme", null, "1,2", true, acme);
        given(lists.page(filter, new PageRequest(20, 10))).willReturn(new ListPage<>(List.of(ana), 21));

        assertAnswered(
                as(Role.CLIENT)
                        .get(USERS + "?role=admin&role=user&client=Acme&documentNumber=1,2&status=archived"
                                + "&page=3&perPage=10&client%5B$ne%5D=x"),
                200,
                "{\"users\": [" + view(ana) + "], \"totalResults\": 21, \"page\": 20, \"perPage\": 10}");
    }

    @ParameterizedTest
    @CsvSource({"?role=, true", "?role=user, false", "'', false", "?role=&page=1, false", "?role=&perPage=5, false"})
    void onlyAnEmptyRoleWithoutAPageIsAnsweredAsAPlainArray(String query, boolean plain) {
        given(companies.of(any())).willReturn(CompanyScope.EVERYTHING);
        given(lists.all(any())).willReturn(List.of());
        given(lists.page(any(), any())).willReturn(new ListPage<>(List.of(), 0));

        assertThat(as(Role.ADMIN).get(USERS + query)).hasStatusOk();

        verify(lists, plain ? times(1) : never()).all(any());
        verify(lists, plain ? never() : times(1)).page(any(), any());
    }

    @Test
    void companyAdministratorPicksFromOwnAccountsAndFromThoseWhoCanStaffAnOffice() {
        CompanyScope acme = CompanyScope.of(Set.of("Acme"));
        given(companies.of(any())).willReturn(acme);
        User ana = account();
        User crew = Accounts.active("crew@meb.test", NOW);
        given(lists.pickList(new UserFilter("", null, null, null, false, acme)))
                .willReturn(new PickList(List.of(ana), List.of(crew)));

        assertAnswered(as(Role.CLIENT).get(USERS + "?role="), 200, """
                [%s, {"id": "%s", "firstName": "Ana", "lastName": "Ruiz", "role": "user"}]
                """.formatted(view(ana), crew.getId()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?role=&client=Acme", "?role=&status=archived", "?role=user"})
    void narrowedListShowsOnlyTheCompanysAccounts(String query) {
        given(companies.of(any())).willReturn(CompanyScope.of(Set.of("Acme")));
        given(lists.page(any(), any())).willReturn(new ListPage<>(List.of(), 0));

        assertThat(as(Role.CLIENT_ADMIN).get(USERS + query)).hasStatusOk();

        verify(lists, never()).pickList(any());
    }

    @Test
    void longTextsAndUnsafePhotosAreRefused() {
        assertRefused(
                as(Role.USER).put(USERS, BODY.replace("Anita", "a".repeat(101))),
                400,
                new ApiError("Máximo 100 caracteres", "firstName"));
        assertRefused(
                as(Role.ADMIN).put(ONE, BODY.replace("\"Norte\"", "\"Norte\", \"photo\": \"javascript:alert(1)\"")),
                400,
                new ApiError("La imagen no es válida", "photo"));
        assertRefused(
                as(Role.USER).put(USERS, withPassword("\"secret\\\\ud800\"")),
                400,
                new ApiError("Caracteres no permitidos", "password"));
        verifyNoInteractions(profiles);
    }

    @Test
    void rowThatIsAListIsRefused() {
        assertThat(as(Role.ADMIN).post(USERS + "/load-users", "{\"role\": \"user\", \"users\": [[]]}"))
                .hasStatus(400);
        assertThat(as(Role.ADMIN).post(USERS + "/archive-users", "{\"users\": [[]]}"))
                .hasStatus(400);
        verifyNoInteractions(loadUsers, archive);
    }

    @Test
    void profileWithoutFieldsListsEveryViolation() {
        ApiError[] errors = {
            new ApiError("El nombre es requerido", "firstName"),
            new ApiError("El cliente es requerido", "client"),
            new ApiError("La sede es requerida", "office"),
            new ApiError("El apellido es requerido", "lastName")
        };

        assertRefused(as(Role.USER).put(USERS, "{}"), 400, errors);
        assertRefused(as(Role.ADMIN).put(ONE, "{\"lastName\": null}"), 400, errors);
        verifyNoInteractions(profiles);
    }

    @Test
    void unverifiedUserUpdatesTheirAccountAndGetsANewSession() {
        User ana = account();
        AuthenticatedAccount changed = new AuthenticatedAccount(ana, Instant.now());
        given(profiles.update(caller(Role.USER), any(), eq(new PasswordChange("secret2", "secret1"))))
                .willReturn(changed);
        given(sessions.reissue(caller(Role.USER), eq(changed))).willReturn("newer");

        assertAnswered(
                asUnverified(Role.USER).put(USERS, withPassword("\" secret2 \", \"currentPassword\": \"secret1\"")),
                200,
                view(ana));

        ArgumentCaptor<Profile> profile = ArgumentCaptor.captor();
        verify(profiles).update(any(), profile.capture(), any());
        assertThat(profile.getValue())
                .isEqualTo(Profile.builder()
                        .firstName("Anita")
                        .lastName("Ruiz")
                        .client("Acme")
                        .office("Norte")
                        .weight(60.0)
                        .documentNumber("1001")
                        .build());
        verify(cookies).write(any(), eq("newer"));
    }

    @Test
    void profileUpdateWithAnExpiredSessionSetsNoCookie() {
        given(profiles.update(any(), any(), isNull())).willReturn(new AuthenticatedAccount(account(), Instant.now()));

        assertThat(as(Role.USER).put(USERS, BODY)).hasStatusOk();

        verify(cookies, never()).write(any(), any());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"abc\"", "\"      \"", "12345", "true", "\"aaaaaaaaaaaaaaaaaaaaa\""})
    void invalidNewPasswordIsRefusedAndChangesNothing(String password) {
        ApiError refusal = new ApiError("La contraseña debe de tener entre 4 y 20 caracteres", "password");

        assertRefused(as(Role.USER).put(USERS, withPassword(password)), 400, refusal);
        assertRefused(as(Role.ADMIN).put(ONE, withPassword(password)), 400, refusal);
        verifyNoInteractions(profiles);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "null"})
    void emptyPasswordKeepsTheCurrentOne(String password) {
        User ana = account();
        given(profiles.update(caller(Role.ADMIN), eq(ID), any(), isNull())).willReturn(ana);

        assertAnswered(as(Role.ADMIN).put(ONE, withPassword(password)), 200, view(ana));
        verify(sessions, never()).reissue(any(), any());
    }

    @Test
    void serviceExceptionsKeepTheirStatusAndMessage() {
        given(profiles.update(any(), any(), any(), any())).willThrow(new NotFoundException());
        given(archive.archive(any(), any()))
                .willThrow(new BadRequestException("User not found"), new ForbiddenException());

        assertRefused(as(Role.ADMIN).put(ONE, BODY), 404, new ApiError("Not Found"));
        assertRefused(as(Role.ADMIN).put(ONE + "/archive", "{}"), 400, new ApiError("User not found"));
        assertRefused(as(Role.CLIENT).put(ONE + "/archive", "{}"), 403, new ApiError("Forbidden"));
        assertRefused(as(Role.ADMIN).put(USERS + "/nope", BODY), 400, new ApiError("Invalid id"));
        assertRefused(as(Role.ADMIN).put(USERS + "/nope/archive", "{}"), 400, new ApiError("Invalid id"));
    }

    @Test
    void bulkRowsReachTheServiceUnchanged() {
        User ana = account();
        given(archive.archiveAll(caller(Role.CLIENT), eq(Arrays.asList(ID, "nope", 7))))
                .willReturn(List.of(ana));

        assertAnswered(as(Role.CLIENT).post(USERS + "/archive-users", """
                        {"users": [{"id": "%s", "email": "x"}, {"id": "nope"}, {"id": 7}]}
                        """.formatted(ID)), 201, "[" + view(ana) + "]");
        assertRefused(
                as(Role.CLIENT).post(USERS + "/enable-users", "{\"users\": [{\"id\": 1}, {}]}"),
                400,
                new ApiError("The user id is required", "users[1].id"));
    }

    @Test
    void oneInvalidRowRefusesTheLoadAndListsEveryViolation() {
        assertRefused(
                as(Role.ADMIN).post(USERS + "/load-users", "{\"users\": [" + ROW + ", {\"password\": 12345}]}"),
                400,
                new ApiError("The firstName is required", "users[1].firstName"),
                new ApiError("The mainTransportationMethod is required", "users[1].mainTransportationMethod"),
                new ApiError("The secondaryTransportationMethod is required", "users[1].secondaryTransportationMethod"),
                new ApiError("The lastName is required", "users[1].lastName"),
                new ApiError("The client is required", "users[1].client"),
                new ApiError("Invalid value", "users[1].password"),
                new ApiError("The email is required", "users[1].email"),
                new ApiError("The email is invalid", "users[1].email"),
                new ApiError("The office is required", "users[1].office"),
                new ApiError("Role is required", "role"));
        verifyNoInteractions(loadUsers);
    }

    @Test
    void loadWithMoreThanFiveHundredRowsOrAnUnknownRoleIsRefused() {
        String rows = IntStream.rangeClosed(0, 500).mapToObj(i -> ROW).collect(Collectors.joining(","));

        assertRefused(
                as(Role.ADMIN).post(USERS + "/load-users", "{\"role\": \"user\", \"users\": [" + rows + "]}"),
                400,
                new ApiError("The users param must be an array", "users"));
        assertRefused(
                as(Role.ADMIN).post(USERS + "/load-users", "{\"role\": \"king\", \"users\": [" + ROW + "]}"),
                400,
                new ApiError("Invalid value", "role"));
        verifyNoInteractions(loadUsers);
    }

    @Test
    void loadAnswersCreatedAccountsAndRefusedRows() {
        User ana = account();
        NewUserRow refused = new NewUserRow("n2@acme.test", "secret", "N", "Two", "Acme", "Norte", "Moto", "Bus");
        given(loadUsers.load(caller(Role.ADMIN), eq(Role.CLIENT_ADMIN), any()))
                .willReturn(new LoadedUsers(
                        List.of(ana), List.of(new LoadedUsers.RefusedRow(refused, "Dominio no autorizado"))));

        assertAnswered(
                as(Role.ADMIN).post(USERS + "/load-users", "{\"role\": \"client-admin\", \"users\": [" + ROW + "]}"),
                201,
                """
                {"success": [%s], "errors": [{
                  "user": {"email": "n2@acme.test", "firstName": "N", "lastName": "Two", "client": "Acme",
                           "office": "Norte", "mainTransportationMethod": "Moto", "secondaryTransportationMethod": "Bus"},
                  "reason": "Dominio no autorizado"}]}
                """.formatted(view(ana)));
    }
}
