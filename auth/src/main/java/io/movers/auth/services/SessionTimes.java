package io.movers.auth.services;

import io.movers.auth.models.IssuedSessionRepository;
import io.movers.auth.models.User;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Dates the beginning and the end of an account's sessions so that their order is right even where the clocks of replicas differ: an end is
 * later than every session and every end before it, and a session is not earlier than the end before it.
 */
@Component
class SessionTimes {
    private final IssuedSessionRepository issued;
    private final Clock clock;

    SessionTimes(IssuedSessionRepository issued, Clock clock) {
        this.issued = issued;
        this.clock = clock;
    }

    /** The moment that ends all sessions of an account which have been issued so far. */
    Instant end(User account) {
        Instant now = clock.instant();
        Instant ended = account.getSessionsEndedAt();
        return issued.unexpired(account.getId(), now).stream()
                .map(session -> session.issuedAt().plusMillis(1))
                .reduce(ended == null ? now : later(now, ended.plusMillis(1)), SessionTimes::later);
    }

    /**
     * The date of a token that says what the account contained.
     *
     * @param earliest a moment before the account was read: if the account's sessions have ended since, this one has ended, too
     */
    static Instant begin(User account, Instant earliest) {
        Instant ended = account.getSessionsEndedAt();
        return ended == null ? earliest : later(earliest, ended);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
