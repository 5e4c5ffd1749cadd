package io.movers.auth.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.movers.auth.Accounts;
import io.movers.auth.events.publishers.UserUpdatedPublisher;
import io.movers.auth.models.User;
import io.movers.auth.models.UserRepository;
import io.movers.common.security.CurrentUser;
import io.movers.common.security.SessionProperties;
import io.movers.common.security.SessionTokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionServiceTests {
    private final MovableClock clock = new MovableClock();
    private final SessionTokens tokens =
            new SessionTokens(new SessionProperties("a-key-for-tests-only-with-enough-bytes", "", false, ""), clock);
    private final UserRepository users = mock();
    private final UserUpdatedPublisher userUpdated = mock();
    private final SessionService sessions = new SessionService(tokens, users, userUpdated, clock);
    private final User user = Accounts.active("ana@acme.test", clock.instant());

    @BeforeEach
    void store() {
        when(users.find(user.getId())).thenReturn(user);
    }

    @Test
    void sessionCarriesTheRecordedClaims() {
        CurrentUser caller = caller(sessions.begin(user));

        assertThat(caller.claims())
                .containsKeys(
                        "id", "email", "firstName", "lastName", "country", "city", "role", "status", "photo", "iat")
                .containsEntry("client", null)
                .doesNotContainKeys("exp", "iss", "aud", "jti");
        assertThat(caller(sessions.reissue(caller, user)).claims()).doesNotContainKeys("client", "country", "photo");
    }

    @Test
    void sessionIsRenewedOnceADay() {
        CurrentUser caller = caller(sessions.begin(user));

        clock.move(Duration.ofHours(23));
        assertThat(sessions.renewIfDue(caller)).isNull();

        clock.move(Duration.ofHours(1));
        CurrentUser renewed = caller(sessions.renewIfDue(caller));
        assertThat(renewed.expiresAt()).isEqualTo(clock.instant().plus(Duration.ofDays(7)));
        assertThat(renewed.tokenId()).isNotEqualTo(caller.tokenId());
        assertThat(sessions.renewIfDue(renewed)).isNull();
    }

    @Test
    void sessionEndsThirtyDaysAfterSignIn() {
        Instant signedIn = clock.instant();
        CurrentUser caller = caller(sessions.begin(user));
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
        CurrentUser caller = caller(sessions.begin(user));
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
        CurrentUser caller = caller(sessions.begin(waiting));
        assertThat(sessions.renewIfDue(caller)).isNull();

        waiting.activate();

        assertThat(caller(sessions.renewIfDue(caller)).status()).isEqualTo("active");
    }

    @Test
    void signOutIsPublishedWithTheAccount() {
        CurrentUser caller = caller(sessions.begin(user));

        sessions.end(caller);

        verify(userUpdated).publish(user);
        assertThat(user.getSignedOut()).singleElement().satisfies(session -> {
            assertThat(session.jti()).isEqualTo(caller.tokenId());
            assertThat(session.expiresAt()).isEqualTo(caller.expiresAt());
        });
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
