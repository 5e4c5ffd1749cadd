package io.movers.auth.services;

import io.movers.auth.events.publishers.UserUpdatedPublisher;
import io.movers.auth.models.User;
import io.movers.auth.models.Users;
import io.movers.common.data.OptimisticRetry;
import io.movers.common.security.CurrentUser;
import io.movers.common.security.SessionTokens;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Issues, renews and ends sessions. */
@Component
public class Sessions {
    private static final Duration RENEWED_AFTER = Duration.ofDays(1);

    private final SessionTokens tokens;
    private final Users users;
    private final UserUpdatedPublisher userUpdated;
    private final Clock clock;

    Sessions(SessionTokens tokens, Users users, UserUpdatedPublisher userUpdated, Clock clock) {
        this.tokens = tokens;
        this.users = users;
        this.userUpdated = userUpdated;
        this.clock = clock;
    }

    /** A session for somebody who has given his password. */
    public String begin(User user) {
        return tokens.issue(claims(user));
    }

    /** The caller's session with what has changed in his account. Past its 30 days there is none. */
    public @Nullable String goOn(CurrentUser caller, User user) {
        Map<String, @Nullable Object> claims = claims(user);
        // As the original: here it leaves out what is not set.
        claims.values().removeIf(value -> value == null);
        return tokens.renew(caller, claims);
    }

    /** A new token, once a day and when the account has been activated meanwhile; null while the present one will do. */
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

    /** Who is calling according to that token of ours. */
    public CurrentUser callerOf(@Nullable String token, CurrentUser otherwise) {
        CurrentUser renewed = token == null ? null : tokens.verify(token);
        return renewed == null ? otherwise : renewed;
    }

    /** Ends the caller's session everywhere. */
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
