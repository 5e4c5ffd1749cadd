package io.movers.auth.services;

import io.movers.auth.events.publishers.UserUpdatedPublisher;
import io.movers.auth.models.IssuedSession;
import io.movers.auth.models.IssuedSessionRepository;
import io.movers.auth.models.User;
import io.movers.auth.models.UserRepository;
import io.movers.auth.models.views.SessionView;
import io.movers.common.data.OptimisticRetry;
import io.movers.common.errors.NotFoundException;
import io.movers.common.security.CurrentUser;
import io.movers.common.security.SecurityEvents;
import io.movers.common.security.SessionCookies;
import io.movers.common.security.SessionTokens;
import io.movers.common.security.session.SessionRenewal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Issues, renews, lists and ends sessions. */
@Service
public class SessionService implements SessionRenewal {
    /** The cookies of an answer stay below this length. Browsers and proxies accept about 4 kB. */
    static final int LONGEST_COOKIES = 3_000;

    private static final Duration RENEWED_AFTER = Duration.ofDays(1);
    private static final int LONGEST_USER_AGENT = 120;

    // Without these, a service can tell neither whose session it is nor what its owner may do.
    private static final Set<String> REQUIRED_CLAIMS =
            Set.of("id", "email", "role", "status", CurrentUser.SELF_SIGNED_UP);

    private final SessionTokens tokens;
    private final SessionCookies cookies;
    private final UserRepository users;
    private final IssuedSessionRepository issued;
    private final UserUpdatedPublisher userUpdated;
    private final SessionTimes times;
    private final SecurityEvents events;
    private final Clock clock;

    SessionService(
            SessionTokens tokens,
            SessionCookies cookies,
            UserRepository users,
            IssuedSessionRepository issued,
            UserUpdatedPublisher userUpdated,
            SessionTimes times,
            SecurityEvents events,
            Clock clock) {
        this.tokens = tokens;
        this.cookies = cookies;
        this.users = users;
        this.issued = issued;
        this.userUpdated = userUpdated;
        this.times = times;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Begins a session for a user who has given the right password.
     *
     * @param address where the user signs in from, as rate limits see it
     * @param userAgent their browser, if known
     */
    public String begin(AuthenticatedAccount account, String address, @Nullable String userAgent) {
        User user = account.user();
        Instant begin = SessionTimes.begin(user, account.readAt());
        String token = shortened(claims(user), claims -> tokens.issue(claims, begin));
        CurrentUser session = token == null ? null : tokens.verify(token);
        if (token == null || session == null) {
            throw new IllegalStateException("The session that was issued is not valid");
        }
        issued.add(new IssuedSession(
                session.tokenId(),
                user.getId(),
                session.signedInAt(),
                session.issuedAt(),
                session.expiresAt(),
                address,
                printable(userAgent),
                session.signedInAt().plus(SessionTokens.RENEWABLE)));
        return token;
    }

    /**
     * Reissues the caller's session after their account changed; null if its 30 days are over. What has ended the account's sessions since it was
     * read ends this one, too, unless the change itself did.
     *
     * @param account the account as changed, which has been stored only because the session had not ended
     */
    public @Nullable String reissue(CurrentUser caller, AuthenticatedAccount account) {
        User user = account.user();
        Map<String, @Nullable Object> claims = claims(user);
        // As recorded: unlike at sign-in, claims without a value are left out.
        claims.values().removeIf(value -> value == null);
        return renew(caller, claims, SessionTimes.begin(user, account.readAt()));
    }

    /** Issues a new token once a day, and when the account has been activated; null while the current token is good enough. */
    public @Nullable String renewIfDue(CurrentUser caller) {
        boolean old = isOld(caller);
        if (!old && !CurrentUser.UNVERIFIED.equals(caller.status())) {
            return null;
        }
        Instant readAt = clock.instant();
        User user = users.find(caller.id());
        if (user == null || user.hasEnded(caller.tokenId(), caller.issuedAt()) || (!old && user.isUnverified())) {
            return null;
        }
        return renew(caller, claims(user), SessionTimes.begin(user, readAt));
    }

    @Override
    public @Nullable String renewIfOld(CurrentUser caller) {
        return isOld(caller) ? renewIfDue(caller) : null;
    }

    /** The caller whom the token names; {@code otherwise} if there is no valid token. */
    public CurrentUser callerOf(@Nullable String token, CurrentUser otherwise) {
        CurrentUser renewed = token == null ? null : tokens.verify(token);
        return renewed == null ? otherwise : renewed;
    }

    /** Ends the caller's session in all services. */
    public void end(CurrentUser caller) {
        end(caller, caller.tokenId(), lastExpiry(caller.signedInAt(), caller.issuedAt()));
        events.record(SecurityEvents.Type.SIGNED_OUT, caller, caller.id());
    }

    /** The caller's sessions that are still valid, newest first. */
    public List<SessionView> list(CurrentUser caller) {
        List<SessionView> views = new ArrayList<>();
        valid(caller)
                .forEach(session -> views.add(new SessionView(
                        session.id(),
                        session.createdAt(),
                        session.issuedAt(),
                        session.userAgent(),
                        session.id().equals(caller.tokenId()))));
        // The current session is missing if a Node service or an earlier release issued it, or if a hundred newer ones
        // exist.
        if (views.stream().noneMatch(SessionView::current)) {
            views.add(new SessionView(caller.tokenId(), caller.signedInAt(), caller.issuedAt(), null, true));
            views.sort(Comparator.comparing(SessionView::createdAt).reversed());
        }
        return views;
    }

    /**
     * Ends one of the caller's sessions.
     *
     * @throws NotFoundException the caller has no such session
     */
    public void end(CurrentUser caller, String id) {
        if (id.equals(caller.tokenId())) {
            end(caller, id, lastExpiry(caller.signedInAt(), caller.issuedAt()));
        } else {
            IssuedSession session = valid(caller).stream()
                    .filter(candidate -> candidate.id().equals(id))
                    .findFirst()
                    .orElseThrow(NotFoundException::new);
            end(caller, id, lastExpiry(session.createdAt(), session.issuedAt()));
        }
        events.record(SecurityEvents.Type.SESSIONS_ENDED, caller, caller.id());
    }

    /** Ends all of the caller's sessions, this one included. */
    public void endAll(CurrentUser caller) {
        OptimisticRetry.retry(() -> {
            User user = users.find(caller.id());
            if (user != null) {
                user.endSessions(times.end(user));
                userUpdated.publish(user);
            }
        });
        events.record(SecurityEvents.Type.SESSIONS_ENDED, caller, caller.id());
    }

    private void end(CurrentUser caller, String id, Instant expiresAt) {
        OptimisticRetry.retry(() -> {
            User user = users.find(caller.id());
            if (user != null) {
                user.signOut(id, expiresAt, clock.instant());
                if (user.hasTooManySignOuts()) {
                    user.endSessions(times.end(user));
                }
                userUpdated.publish(user);
            }
        });
    }

    private List<IssuedSession> valid(CurrentUser caller) {
        User user = users.find(caller.id());
        if (user == null) {
            return List.of();
        }
        return issued.unexpired(caller.id(), clock.instant()).stream()
                .filter(session -> !user.hasEnded(session.id(), session.issuedAt()))
                .toList();
    }

    // A renewed token of the same session may exist, which expires later than this one; and this one may be of a
    // replica whose clock is ahead.
    private Instant lastExpiry(Instant signedInAt, Instant issuedAt) {
        Instant limit = signedInAt.plus(SessionTokens.RENEWABLE);
        Instant now = clock.instant();
        Instant renewed = (issuedAt.isAfter(now) ? issuedAt : now).plus(SessionTokens.LIFETIME);
        return renewed.isBefore(limit) ? renewed : limit;
    }

    private boolean isOld(CurrentUser caller) {
        return !caller.issuedAt().plus(RENEWED_AFTER).isAfter(clock.instant());
    }

    private @Nullable String renew(CurrentUser caller, Map<String, @Nullable Object> claims, Instant at) {
        String token = shortened(claims, fewer -> tokens.renew(caller, fewer, at));
        if (token != null) {
            CurrentUser renewed = callerOf(token, caller);
            issued.renewed(renewed.tokenId(), renewed.issuedAt(), renewed.expiresAt());
        }
        return token;
    }

    // Leaves out the longest claim until the cookies are short enough. A claim is never truncated: half a name is
    // wrong.
    private @Nullable String shortened(
            Map<String, @Nullable Object> claims, Function<Map<String, @Nullable Object>, @Nullable String> issue) {
        Map<String, @Nullable Object> fewer = new LinkedHashMap<>(claims);
        String token = issue.apply(fewer);
        while (token != null && cookies.length(token) >= LONGEST_COOKIES) {
            String longest = longest(fewer);
            if (longest == null) {
                return token;
            }
            fewer.remove(longest);
            token = issue.apply(fewer);
        }
        return token;
    }

    private static @Nullable String longest(Map<String, @Nullable Object> claims) {
        return claims.keySet().stream()
                .filter(name -> !REQUIRED_CLAIMS.contains(name))
                .max(Comparator.comparingInt(
                        name -> String.valueOf(claims.get(name)).length()))
                .orElse(null);
    }

    private static @Nullable String printable(@Nullable String userAgent) {
        if (userAgent == null) {
            return null;
        }
        String plain = userAgent.replaceAll("[^\\x20-\\x7e]", "");
        return plain.length() > LONGEST_USER_AGENT ? plain.substring(0, LONGEST_USER_AGENT) : plain;
    }

    private static Map<String, @Nullable Object> claims(User user) {
        Map<String, @Nullable Object> claims = new LinkedHashMap<>();
        claims.put("id", user.getId());
        claims.put("email", user.getEmail());
        claims.put("firstName", user.getFirstName());
        claims.put("lastName", user.getLastName());
        claims.put("country", null);
        claims.put("city", null);
        claims.put("role", user.getRole().value());
        claims.put("status", user.getStatus());
        claims.put("mainTransportationMethod", user.getMainTransportationMethod());
        claims.put("secondaryTransportationMethod", user.getSecondaryTransportationMethod());
        claims.put("photo", orNull(user.getPhoto()));
        claims.put("client", user.getClient());
        claims.put("office", user.getOffice());
        if (user.isSelfSignedUp()) {
            claims.put(CurrentUser.SELF_SIGNED_UP, true);
        }
        return claims;
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
