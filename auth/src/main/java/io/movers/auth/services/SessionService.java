package io.movers.auth.services;

import io.movers.auth.events.publishers.UserUpdatedPublisher;
import io.movers.auth.models.User;
import io.movers.auth.models.UserRepository;
import io.movers.common.data.OptimisticRetry;
import io.movers.common.security.CurrentUser;
import io.movers.common.security.SessionTokens;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Issues, renews and ends sessions. */
@Service
public class SessionService {
    private static final Duration RENEWED_AFTER = Duration.ofDays(1);

    private final SessionTokens tokens;
    private final UserRepository users;
    private final UserUpdatedPublisher userUpdated;
    private final Clock clock;

    SessionService(SessionTokens tokens, UserRepository users, UserUpdatedPublisher userUpdated, Clock clock) {
        this.tokens = tokens;
        this.users = users;
        this.userUpdated = userUpdated;
        this.clock = clock;
    }

    /** Begins a session for a user who has given the right password. */
    public String begin(User user) {
        return tokens.issue(claims(user));
    }

    /** Reissues the caller's session after their account changed; null when its 30 days are over. */
    public @Nullable String reissue(CurrentUser caller, User user) {
        Map<String, @Nullable Object> claims = claims(user);
        // As recorded: unlike at sign-in, claims without a value are left out.
        claims.values().removeIf(value -> value == null);
        return tokens.renew(caller, claims);
    }

    /** Issues a new token once a day, and when the account has been activated; null while the present token will do. */
    public @Nullable String renewIfDue(CurrentUser caller) {
        boolean old = !caller.issuedAt().plus(RENEWED_AFTER).isAfter(clock.instant());
        if (!old && !caller.unverified()) {
            return null;
        }
        User user = users.find(caller.id());
        if (user == null || user.isArchived() || (!old && user.isUnverified())) {
            return null;
        }
        return tokens.renew(caller, claims(user));
    }

    /** The caller whom the token names; {@code otherwise} when there is no valid token. */
    public CurrentUser callerOf(@Nullable String token, CurrentUser otherwise) {
        CurrentUser renewed = token == null ? null : tokens.verify(token);
        return renewed == null ? otherwise : renewed;
    }

    /** Ends the caller's session in all services. */
    public void end(CurrentUser caller) {
        OptimisticRetry.retry(() -> {
            User user = users.find(caller.id());
            if (user != null) {
                user.signOut(caller.tokenId(), caller.expiresAt(), clock.instant());
                userUpdated.publish(user);
            }
        });
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
        return claims;
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
