package io.movers.auth.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.movers.auth.Accounts;
import io.movers.auth.events.publishers.UserUpdatedPublisher;
import io.movers.auth.models.IssuedSession;
import io.movers.auth.models.IssuedSessionRepository;
import io.movers.auth.models.Profile;
import io.movers.auth.models.User;
import io.movers.auth.models.UserRepository;
import io.movers.auth.models.views.SessionView;
import io.movers.common.errors.NotFoundException;
import io.movers.common.events.contract.SignedOutSession;
import io.movers.common.security.CurrentUser;
import io.movers.common.security.SecurityEvents;
import io.movers.common.security.SessionCookies;
import io.movers.common.security.SessionProperties;
import io.movers.common.security.SessionTokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionServiceTests {
    private final MovableClock clock = new MovableClock();
    private final SessionTokens tokens = new SessionTokens(
            new SessionProperties("a-key-for-tests-only-with-enough-bytes", "", "", "", false, ""), clock);
    private final UserRepository users = mock();
    private final UserUpdatedPublisher userUpdated = mock();
    private final SessionCookies cookies =
            new SessionCookies(new SessionProperties("", "", "", "", true, ".moversapp.co"));
    private final IssuedSessionRepository issued = mock();
    private final SecurityEvents events = new SecurityEvents(new SimpleMeterRegistry());
    private final SessionService sessions = new SessionService(
            tokens, cookies, users, issued, userUpdated, new SessionTimes(issued, clock), events, clock);
    private final User user = Accounts.active("ana@acme.test", clock.instant());

    @BeforeEach
    void store() {
        when(users.find(user.getId())).thenReturn(user);
    }

    @Test
    void sessionCarriesTheRecordedClaims() {
        CurrentUser caller = caller(sessions.begin(authenticated(user), "10.0.0.1", "Firefox"));

        assertThat(caller.claims())
                .containsKeys(
                        "id", "email", "firstName", "lastName", "country", "city", "role", "status", "photo", "iat")
                .containsEntry("client", null)
                .doesNotContainKeys("exp", "iss", "aud", "jti");
        assertThat(caller(sessions.reissue(caller, authenticated(user))).claims())
                .doesNotContainKeys("client", "country", "photo");
    }

    @Test
    void sessionIsRenewedOnceADay() {
        CurrentUser caller = caller(sessions.begin(authenticated(user), "10.0.0.1", "Firefox"));

        clock.move(Duration.ofHours(23));
        assertThat(sessions.renewIfDue(caller)).isNull();

        clock.move(Duration.ofHours(1));
        CurrentUser renewed = caller(sessions.renewIfDue(caller));
        assertThat(renewed.expiresAt()).isEqualTo(clock.instant().plus(Duration.ofDays(7)));
        assertThat(renewed.tokenId()).isEqualTo(caller.tokenId());
        verify(issued).renewed(caller.tokenId(), renewed.issuedAt(), renewed.expiresAt());
        assertThat(sessions.renewIfDue(renewed)).isNull();
    }

    @Test
    void sessionEndsThirtyDaysAfterSignIn() {
        Instant signedIn = clock.instant();
        CurrentUser caller = caller(sessions.begin(authenticated(user), "10.0.0.1", "Firefox"));
        for (int day = 0; day < 29; day++) {
            clock.move(Duration.ofDays(1));
            caller = caller(sessions.renewIfDue(caller));
        }

        assertThat(caller.expiresAt()).isEqualTo(signedIn.plus(Duration.ofDays(30)));
        clock.move(Duration.ofDays(1));
        assertThat(sessions.renewIfDue(caller)).isNull();
    }

    @Test
    void archivedOrUnknownAccountGetsNoNewSession() {
        CurrentUser caller = caller(sessions.begin(authenticated(user), "10.0.0.1", "Firefox"));
        clock.move(Duration.ofDays(1));

        user.archive(clock.instant());
        assertThat(sessions.renewIfDue(caller)).isNull();

        when(users.find(user.getId())).thenReturn(null);
        assertThat(sessions.renewIfDue(caller)).isNull();
    }

    @Test
    void unverifiedSessionIsRenewedOnceTheAccountIsActive() {
        User waiting = Accounts.unverified("bob@acme.test", clock.instant());
        when(users.find(waiting.getId())).thenReturn(waiting);
        CurrentUser caller = caller(sessions.begin(authenticated(waiting), "10.0.0.1", "Firefox"));
        assertThat(sessions.renewIfDue(caller)).isNull();

        waiting.activate();

        assertThat(caller(sessions.renewIfDue(caller)).status()).isEqualTo("active");
    }

    @Test
    void sessionTellsWhetherTheUserSignedThemselvesUpUntilTheyAreActive() {
        User own = Accounts.selfSignedUp("eva@acme.test", clock.instant());
        User vouched = Accounts.unverified("bob@acme.test", clock.instant());
        own.fill(Profile.builder().firstName("x".repeat(5_000)).build());

        CurrentUser eva = caller(sessions.begin(authenticated(own), "10.0.0.1", "Firefox"));
        assertThat(eva.unverified()).isTrue();
        assertThat(eva.claims()).doesNotContainKey("selfSignedUp");
        assertThat(caller(sessions.reissue(eva, authenticated(own))).unverified())
                .isTrue();
        assertThat(caller(sessions.begin(authenticated(vouched), "10.0.0.1", "Firefox"))
                        .unverified())
                .isFalse();
        own.activate();
        assertThat(caller(sessions.begin(authenticated(own), "10.0.0.1", "Firefox"))
                        .unverified())
                .isFalse();
    }

    @Test
    void signOutIsPublishedWithTheAccount() {
        CurrentUser caller = caller(sessions.begin(authenticated(user), "10.0.0.1", "Firefox"));

        sessions.end(caller);

        verify(userUpdated).publish(user);
        assertThat(user.getSignedOut()).singleElement().satisfies(session -> {
            assertThat(session.jti()).isEqualTo(caller.tokenId());
            assertThat(session.expiresAt()).isEqualTo(clock.instant().plus(Duration.ofDays(7)));
        });
    }

    @Test
    void signOutWithAnOldTokenOutlivesTheRenewedOne() {
        CurrentUser old = caller(sessions.begin(authenticated(user), "10.0.0.1", null));
        clock.move(Duration.ofDays(3));
        CurrentUser renewed = caller(sessions.renewIfDue(old));

        sessions.end(old);

        assertThat(user.getSignedOut()).singleElement().satisfies(session -> {
            assertThat(session.jti()).isEqualTo(renewed.tokenId());
            assertThat(session.expiresAt()).isAfterOrEqualTo(renewed.expiresAt());
        });
    }

    @Test
    void endOfAllSessionsCoversThoseOfAReplicaWhoseClockIsAhead() {
        clock.move(Duration.ofMinutes(3));
        CurrentUser ahead = caller(sessions.begin(authenticated(user), "10.0.0.1", null));
        clock.move(Duration.ofMinutes(-3));
        issued(ahead);

        sessions.endAll(ahead);

        assertThat(user.getSessionsEndedAt()).isAfter(ahead.issuedAt());
        CurrentUser next = caller(sessions.begin(authenticated(user), "10.0.0.1", null));
        assertThat(next.issuedAt()).isEqualTo(user.getSessionsEndedAt());
    }

    @Test
    void sessionOfAnOldPasswordHasEndedIfThePasswordWasChangedDuringTheSignIn() {
        AuthenticatedAccount old = authenticated(Accounts.active("ana@acme.test", clock.instant()));
        clock.move(Duration.ofSeconds(1));
        user.changePassword("new", clock.instant());
        clock.move(Duration.ofSeconds(1));

        CurrentUser caller = caller(sessions.begin(old, "10.0.0.1", null));

        assertThat(caller.issuedAt()).isBefore(user.getSessionsEndedAt());
    }

    @Test
    void endIsLaterThanAnEndByAReplicaWhoseClockIsAhead() {
        CurrentUser caller = caller(sessions.begin(authenticated(user), "10.0.0.1", null));
        Instant ahead = clock.instant().plusSeconds(180);
        user.endSessions(ahead);
        CurrentUser next = caller(sessions.begin(authenticated(user), "10.0.0.1", null));

        sessions.endAll(caller);

        assertThat(next.issuedAt()).isEqualTo(ahead);
        assertThat(user.getSessionsEndedAt()).isAfter(ahead);
    }

    @Test
    void endedSessionIsNotRenewed() {
        CurrentUser caller = caller(sessions.begin(authenticated(user), "10.0.0.1", null));
        clock.move(Duration.ofDays(1));
        assertThat(sessions.renewIfDue(caller)).isNotNull();

        user.signOut(caller.tokenId(), clock.instant().plusSeconds(60), clock.instant());
        assertThat(sessions.renewIfDue(caller)).isNull();

        user.endSessions(clock.instant());
        assertThat(sessions.renewIfDue(caller)).isNull();
    }

    @Test
    void reissuedSessionEndsWithWhatEndedTheOneBeforeIt() {
        CurrentUser caller = caller(sessions.begin(authenticated(user), "10.0.0.1", null));
        clock.move(Duration.ofSeconds(1));
        AuthenticatedAccount read = authenticated(user);
        clock.move(Duration.ofSeconds(1));
        Instant archived = clock.instant();
        clock.move(Duration.ofSeconds(1));

        assertThat(caller(sessions.reissue(caller, read)).issuedAt())
                .isBetween(caller.issuedAt().plusMillis(1), archived.minusMillis(1));

        user.changePassword("other", clock.instant().plusMillis(1));
        assertThat(caller(sessions.reissue(caller, authenticated(user))).issuedAt())
                .as("the change that ended the others")
                .isEqualTo(user.getSessionsEndedAt());
    }

    @Test
    void oneSignOutTooManyEndsAllSessions() {
        CurrentUser caller = caller(sessions.begin(authenticated(user), "10.0.0.1", null));
        while (!user.hasTooManySignOuts()) {
            user.signOut(UUID.randomUUID().toString(), clock.instant().plusSeconds(60), clock.instant());
        }

        sessions.end(caller);

        assertThat(user.getSignedOut()).isEmpty();
        assertThat(user.getSessionsEndedAt()).isEqualTo(clock.instant().plusMillis(1));
    }

    @Test
    void tokenIsRenewedByAnyCallOnlyOnceItIsADayOld() {
        CurrentUser caller = caller(sessions.begin(authenticated(user), "10.0.0.1", null));

        clock.move(Duration.ofHours(23));
        assertThat(sessions.renewIfOld(caller)).isNull();
        clock.move(Duration.ofHours(1));
        assertThat(sessions.renewIfOld(caller)).isNotNull();
    }

    @Test
    void claimsThatAreTooLongAreLeftOutUntilTheCookiesFit() {
        user.fill(Profile.builder()
                .firstName("x".repeat(20_000))
                .lastName("Ruiz")
                .office("y".repeat(1_800))
                .client("Acme")
                .photo("z".repeat(1_000))
                .build());

        String token = sessions.begin(authenticated(user), "10.0.0.1", null);

        assertThat(cookies.length(token)).isLessThan(3_000);
        assertThat(caller(token).claims())
                .doesNotContainKeys("firstName", "office")
                .containsEntry("lastName", "Ruiz")
                .containsEntry("client", "Acme")
                .containsEntry("photo", "z".repeat(1_000));
        clock.move(Duration.ofDays(1));
        assertThat(cookies.length(sessions.renewIfDue(caller(token)))).isLessThan(3_000);
        assertThat(cookies.length(sessions.reissue(caller(token), authenticated(user))))
                .isLessThan(3_000);
    }

    @Test
    void issuedSessionIsStoredWithItsShortenedBrowserUntilThirtyDaysAfterTheSignIn() {
        CurrentUser caller =
                caller(sessions.begin(authenticated(user), "10.0.0.1", "Firefox\u0000\n" + "x".repeat(500)));

        verify(issued)
                .add(new IssuedSession(
                        caller.tokenId(),
                        user.getId(),
                        caller.signedInAt(),
                        caller.issuedAt(),
                        caller.expiresAt(),
                        "10.0.0.1",
                        "Firefox" + "x".repeat(113),
                        caller.signedInAt().plus(Duration.ofDays(30))));
    }

    @Test
    void listShowsValidSessionsAndTheCurrentOneEvenIfItIsNotStored() {
        CurrentUser caller = caller(sessions.begin(authenticated(user), "10.0.0.1", null));
        user.signOut("signed-out", clock.instant().plusSeconds(60), clock.instant());
        stored("another", "signed-out");

        assertThat(sessions.list(caller))
                .extracting(SessionView::id, SessionView::current)
                .containsExactly(tuple("another", false), tuple(caller.tokenId(), true));
    }

    @Test
    void sessionsFromBeforeAnEndOfAllAreNotListed() {
        CurrentUser caller = caller(sessions.begin(authenticated(user), "10.0.0.1", null));
        stored("another");
        user.endSessions(clock.instant().plusMillis(1));

        assertThat(sessions.list(caller)).extracting(SessionView::id).containsExactly(caller.tokenId());
    }

    @Test
    void oneOfTheOwnSessionsIsEndedAndAnUnknownOneIsNotFound() {
        CurrentUser caller = caller(sessions.begin(authenticated(user), "10.0.0.1", null));
        stored("another");

        sessions.end(caller, "another");

        assertThat(user.getSignedOut()).extracting(SignedOutSession::jti).containsExactly("another");
        assertThatThrownBy(() -> sessions.end(caller, "unknown")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> sessions.end(caller, "another")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void allSessionsEndAtOnce() {
        CurrentUser caller = caller(sessions.begin(authenticated(user), "10.0.0.1", null));
        clock.move(Duration.ofSeconds(1));

        sessions.endAll(caller);

        assertThat(user.getSessionsEndedAt()).isEqualTo(clock.instant().plusMillis(1));
        verify(userUpdated).publish(user);
    }

    private void stored(String... ids) {
        Instant now = clock.instant();
        when(issued.unexpired(user.getId(), now))
                .thenReturn(Stream.of(ids)
                        .map(id -> new IssuedSession(
                                id, user.getId(), now, now, now.plusSeconds(60), null, null, now.plusSeconds(60)))
                        .toList());
    }

    private void issued(CurrentUser session) {
        when(issued.unexpired(user.getId(), clock.instant()))
                .thenReturn(List.of(new IssuedSession(
                        session.tokenId(),
                        user.getId(),
                        session.signedInAt(),
                        session.issuedAt(),
                        session.expiresAt(),
                        null,
                        null,
                        session.expiresAt())));
    }

    private AuthenticatedAccount authenticated(User account) {
        return new AuthenticatedAccount(account, clock.instant());
    }

    private CurrentUser caller(String token) {
        assertThat(token).isNotNull();
        return tokens.verify(token);
    }

    private static final class MovableClock extends Clock {
        private Instant now = Instant.parse("2026-11-24T12:00:00Z");

        void move(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
