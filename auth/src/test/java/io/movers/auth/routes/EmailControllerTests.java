package io.movers.auth.routes;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.verifyNoInteractions;

import io.movers.auth.models.Email;
import io.movers.auth.services.EmailService.Row;
import io.movers.common.errors.ApiError;
import io.movers.common.errors.BadRequestException;
import io.movers.common.security.Role;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmailControllerTests extends AuthRoutes {
    private static final String EMAILS = "/api/users/emails";
    private static final String ONE = EMAILS + "/" + ID;
    private static final String CHANGE =
            "{\"email\": \"a@gmail.com\", \"client\": \"Acme\", \"office\": 12, \"active\": 1}";

    private final Email email = new Email("a@gmail.com", "Acme", "Norte", NOW);

    private String view() {
        return """
               {"_id": "%s", "email": "a@gmail.com", "client": "Acme", "office": "Norte", "active": true,
                "createdAt": "2024-05-01T10:00:00.000Z"}
               """.formatted(email.getId());
    }

    @ParameterizedTest
    @CsvSource({"POST, " + EMAILS, "PUT, " + ONE})
    void staffAndCompaniesAuthorizeAddresses(String method, String path) {
        assertReadOnlyFor("admin meb-admin client client-admin", method, path);
        verifyNoInteractions(emails);
    }

    @Test
    void oneInvalidRowRefusesAllAndListsEveryViolation() {
        assertRefused(
                as(Role.ADMIN).post(EMAILS, """
                        {"emails": [{"email": "a@gmail.com", "client": "Acme", "office": "Norte"}, {"email": "nope"}]}
                        """),
                400,
                new ApiError("The email is invalid", "emails[1].email"),
                new ApiError("Client is required", "emails[1].client"),
                new ApiError("Office is required", "emails[1].office"));
        assertRefused(
                as(Role.ADMIN).post(EMAILS, "{}"),
                400,
                new ApiError("Emails are required", "emails"),
                new ApiError("Emails must be an array", "emails"));
        verifyNoInteractions(emails);
    }

    @Test
    void addedAddressesAreAnsweredWithoutTheirKey() {
        given(emails.add(caller(Role.CLIENT_ADMIN), eq(List.of(new Row("a@gmail.com", "Acme", "Norte")))))
                .willReturn(List.of(email));

        assertAnswered(as(Role.CLIENT_ADMIN).post(EMAILS, """
                        {"emails": [{"email": "a@gmail.com", "client": "Acme", "office": "Norte", "emailKey": "mine"}]}
                        """), 201, "[" + view() + "]");
    }

    @Test
    void changedFieldsAreCast() {
        given(emails.change(caller(Role.ADMIN), eq(ID), eq("a@gmail.com"), eq("Acme"), eq("12"), eq(true)))
                .willReturn(email);

        assertAnswered(as(Role.ADMIN).put(ONE, CHANGE), 200, view());
    }

    @Test
    void changeWithoutFieldsListsEveryViolation() {
        assertRefused(
                as(Role.ADMIN).put(ONE, "{\"active\": \"maybe\"}"),
                400,
                new ApiError("Email is required", "email"),
                new ApiError("The email is invalid", "email"),
                new ApiError("Client is required", "client"),
                new ApiError("Office is required", "office"),
                new ApiError("Active property is invalid", "active"));
        assertRefused(as(Role.ADMIN).put(EMAILS + "/nope", CHANGE), 400, new ApiError("Invalid id"));
        verifyNoInteractions(emails);
    }

    @Test
    void unknownEntryIsRefusedWithTheRecordedMessage() {
        given(emails.change(any(), any(), any(), any(), any(), anyBoolean()))
                .willThrow(new BadRequestException("Email does not exists"));

        assertRefused(as(Role.ADMIN).put(ONE, CHANGE), 400, new ApiError("Email does not exists"));
    }
}
