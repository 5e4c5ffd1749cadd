package io.movers.auth.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import io.movers.auth.models.User;
import io.movers.common.errors.ApiError;
import io.movers.common.errors.BadRequestException;
import io.movers.common.security.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionsControllerTests extends AuthRoutes {
    private static final String SIGN_IN = "/api/users/signin";
    private static final String SIGN_OUT = "/api/users/signout";
    private static final String CURRENT_USER = "/api/users/current-user";
    private static final ApiError NO_PASSWORD = new ApiError("Must provide password", "password");

    @Test
    void rightPasswordAnswersASessionAndTheAccount() {
        User ana = account();
        given(signIn.signIn("ana@acme.test", "secret1", "127.0.0.1")).willReturn(ana);
        given(sessions.begin(ana)).willReturn("the token");

        assertAnswered(
                asNobody().post(SIGN_IN, "{\"email\": \"ana@acme.test\", \"password\": \" secret1 \"}"),
                200,
                view(ana));

        verify(cookies).write(any(), eq("the token"));
    }

    @Test
    void wrongPasswordAnswersNoSession() {
        given(signIn.signIn(any(), any(), any())).willThrow(new BadRequestException("Invalid credentials"));

        assertRefused(
                asNobody().post(SIGN_IN, "{\"email\": \"ana@acme.test\", \"password\": \"wrong\"}"),
                400,
                new ApiError("Invalid credentials"));

        verifyNoInteractions(sessions);
        verify(cookies, never()).write(any(), any());
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345", "{\"$gt\": \"\"}", "\"   \"", "null"})
    void passwordMustBeANonEmptyText(String password) {
        assertRefused(
                asNobody().post(SIGN_IN, "{\"email\": \"ana@acme.test\", \"password\": " + password + "}"),
                400,
                NO_PASSWORD);
        verifyNoInteractions(signIn);
    }

    @Test
    void signInWithoutFieldsListsEveryViolation() {
        assertRefused(asNobody().post(SIGN_IN, "{}"), 400, new ApiError("Invalid email", "email"), NO_PASSWORD);
        verifyNoInteractions(signIn);
    }

    @Test
    void signOutClearsTheCookiesAndEndsTheSession() {
        assertAnswered(asNobody().post(SIGN_OUT, "{}"), 200, "{}");
        verify(cookies).clear(any());
        verifyNoInteractions(sessions);

        assertAnswered(asUnverified(Role.USER).post(SIGN_OUT, "{}"), 200, "{}");
        verify(sessions).end(caller(Role.USER));
    }

    @Test
    void currentUserIsNullWithoutASession() {
        assertAnswered(asNobody().get(CURRENT_USER), 200, "{\"currentUser\": null}");
        verifyNoInteractions(sessions);
    }

    @Test
    void currentUserShowsTheRecordedClaimsIncludingNulls() {
        given(sessions.callerOf(any(), any())).willAnswer(call -> call.getArgument(1));

        assertThat(as(Role.ADMIN).get(CURRENT_USER))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.currentUser")
                .asMap()
                .containsOnlyKeys("id", "email", "role", "status", "client", "iat")
                .containsEntry("id", CALLER)
                .containsEntry("client", null);
        verify(cookies, never()).write(any(), any());
    }

    @Test
    void dueSessionIsRenewedByCurrentUser() {
        given(sessions.renewIfDue(any())).willReturn("newer");
        given(sessions.callerOf(eq("newer"), any())).willAnswer(call -> call.getArgument(1));

        assertThat(as(Role.USER).get(CURRENT_USER)).hasStatusOk();

        verify(cookies).write(any(), eq("newer"));
    }

    @Test
    void endedSessionCountsAsNone() {
        given(gate.admits(any())).willReturn(false);

        assertAnswered(as(Role.ADMIN).get(CURRENT_USER), 200, "{\"currentUser\": null}");
        assertRefused(as(Role.ADMIN).get("/api/users"), 401, new ApiError("Not authorized"));
    }
}
