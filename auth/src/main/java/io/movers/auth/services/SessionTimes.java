package io.movers.auth.services;

import io.movers.auth.models.IssuedSession;
import io.movers.auth.models.IssuedSessionRepository;
import io.movers.auth.models.User;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Service;

/**
 * Dates the beginning and the end of an account's sessions so that their order is right even where the clocks of replicas differ: an end is
 * later than every session and every end before it, and a session is not earlier than the end before it.
 */
@Service
class SessionTimes {
    private final IssuedSessionRepository issued;
    private final Clock clock;

    SessionTimes(IssuedSessionRepository issued, Clock clock) {
        this.issued = issued;
        this.clock = clock;
    }

    /** What this replica takes for the time. */
    Instant now() {
        return clock.instant();
    }

    /** The moment that ends the sessions of an account: later than now, than the last end, and than those sessions that are recorded. */
    Instant end(User account) {
        Instant now = clock.instant();
        Instant ended = account.getSessionsEndedAt();
        Instant latest = issued.unexpired(account.getId(), now).stream()
                .map(IssuedSession::issuedAt)
                .reduce(ended == null ? now : later(now, ended), SessionTimes::later);
        return latest.plusMillis(1); // a session of the same millisecond would pass
    }

    /**
     * The date of a token that says what the account contained.
     *
     * @param readAt a moment before the account was read: if the account's sessions have ended since, this one has ended, too
     */
    static Instant begin(User account, Instant readAt) {
        Instant ended = account.getSessionsEndedAt();
        return ended == null ? readAt : later(readAt, ended);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
