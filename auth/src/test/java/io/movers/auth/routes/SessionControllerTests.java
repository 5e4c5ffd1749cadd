package io.movers.auth.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import io.movers.auth.models.User;
import io.movers.auth.models.views.SessionView;
import io.movers.auth.services.AuthenticatedAccount;
import io.movers.common.errors.ApiError;
import io.movers.common.errors.BadRequestException;
import io.movers.common.errors.NotFoundException;
import io.movers.common.errors.TooManyRequestsException;
import io.movers.common.security.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionControllerTests extends AuthRoutes {
    private static final String SIGN_IN = "/api/users/signin";
    private static final String SIGN_OUT = "/api/users/signout";
    private static final String CURRENT_USER = "/api/users/current-user";
    private static final ApiError NO_PASSWORD = new ApiError("Must provide password", "password");

    @Test
    void rightPasswordAnswersASessionAndTheAccount() {
        User ana = account();
        AuthenticatedAccount account = new AuthenticatedAccount(ana, Instant.now());
        given(signIn.signIn("ana@acme.test", "secret1", "127.0.0.1")).willReturn(account);
        given(sessions.begin(eq(account), eq("127.0.0.1"), any())).willReturn("the token");

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
    void everyAuthenticatedCallRenewsAnOldToken() {
        given(sessions.renewIfOld(any())).willReturn("newer");

        assertThat(as(Role.USER).get("/api/users/sessions")).hasStatusOk();

        verify(cookies).write(any(), eq("newer"));
    }

    @Test
    void callWithoutSessionRenewsNothing() {
        assertThat(asNobody().get("/api/users/eps-list")).hasStatusOk();

        verify(sessions, never()).renewIfOld(any());
    }

    @Test
    void signOutDoesNotRenewTheToken() {
        given(sessions.renewIfOld(any())).willReturn("newer");

        as(Role.USER).post(SIGN_OUT, "{}");

        verify(cookies, never()).write(any(), any());
    }

    @Test
    void addressOverItsLimitIsRefusedBeforeTheBodyIsRead() {
        willThrow(new TooManyRequestsException(Duration.ofMinutes(3)))
                .given(limits)
                .checkAddress("signin", "127.0.0.1");
        willThrow(new TooManyRequestsException(Duration.ofMinutes(3)))
                .given(limits)
                .countAddress(any(), eq("127.0.0.1"));

        for (String route : List.of("signin", "signup", "activate", "password-reset", "update-password")) {
            assertThat(asNobody().post("/api/users/" + route, "{"))
                    .as(route)
                    .hasStatus(429)
                    .headers()
                    .hasValue("Retry-After", 180);
        }
        verifyNoInteractions(signIn);
    }

    @Test
    void ownSessionsAreListed() {
        given(sessions.list(caller(Role.USER)))
                .willReturn(List.of(new SessionView("s1", NOW, NOW.plusSeconds(60), "Firefox", true)));

        assertAnswered(as(Role.USER).get("/api/users/sessions"), 200, """
                [{"id": "s1", "createdAt": "2024-05-01T10:00:00.000Z", "lastSeenAt": "2024-05-01T10:01:00.000Z",
                  "userAgent": "Firefox", "current": true}]
                """);
        assertRefused(asNobody().get("/api/users/sessions"), 401, new ApiError("Not authorized"));
        assertRefused(asUnverified(Role.USER).get("/api/users/sessions"), 403, new ApiError("Forbidden"));
    }

    @Test
    void endingAnotherSessionKeepsTheCookies() {
        assertAnswered(as(Role.USER).delete("/api/users/sessions/s2"), 200, "{}");

        verify(sessions).end(caller(Role.USER), eq("s2"));
        verify(cookies, never()).clear(any());
    }

    @Test
    void unknownSessionCannotBeEnded() {
        willThrow(new NotFoundException()).given(sessions).end(any(), eq("s3"));

        assertRefused(as(Role.USER).delete("/api/users/sessions/s3"), 404, new ApiError("Not Found"));
    }

    @Test
    void endingAllSessionsClearsTheCookies() {
        assertAnswered(as(Role.USER).delete("/api/users/sessions/all"), 200, "{}");

        verify(sessions).endAll(caller(Role.USER));
        verify(cookies).clear(any());
    }

    @Test
    void endedSessionCountsAsNone() {
        given(gate.admits(any())).willReturn(false);

        assertAnswered(as(Role.ADMIN).get(CURRENT_USER), 200, "{\"currentUser\": null}");
        assertRefused(as(Role.ADMIN).get("/api/users"), 401, new ApiError("Not authorized"));
    }
}
