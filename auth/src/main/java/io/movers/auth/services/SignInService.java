package io.movers.auth.services;

import io.movers.auth.models.IssuedSessionRepository;
import io.movers.auth.models.User;
import io.movers.auth.models.UserRepository;
import io.movers.common.errors.BadRequestException;
import io.movers.common.errors.UnavailableException;
import io.movers.common.security.SecurityEvents;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Checks addresses and passwords. */
@Service
public class SignInService {
    private static final Logger log = LoggerFactory.getLogger(SignInService.class);

    private final UserRepository users;
    private final IssuedSessionRepository sessions;
    private final PasswordHashService hashes;
    private final RateLimitService limits;
    private final SecurityEvents events;
    private final Clock clock;

    SignInService(
            UserRepository users,
            IssuedSessionRepository sessions,
            PasswordHashService hashes,
            RateLimitService limits,
            SecurityEvents events,
            Clock clock) {
        this.users = users;
        this.sessions = sessions;
        this.hashes = hashes;
        this.limits = limits;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Returns the account of an address if the password is right.
     *
     * @param address where the request comes from, for the rate limit
     * @throws BadRequestException there is no such account, it is archived or the password is wrong
     */
    public AuthenticatedAccount signIn(String email, String password, String address) {
        Instant readAt = clock.instant();
        User user = users.findByEmail(email);
        limits.countSignIn(address, email, () -> isKnown(user, address));
        if (!isRight(user, password, address, email)) {
            limits.wrongSignIn(address);
            events.record(SecurityEvents.Type.SIGN_IN_FAILED, null, user == null ? null : user.getId());
            throw new BadRequestException("Invalid credentials");
        }
        limits.uncountSignIn(address, email);
        events.record(SecurityEvents.Type.SIGN_IN_SUCCEEDED, null, user.getId());
        if (hashes.isOutdated(user.getPassword())) {
            rehash(user, password);
        }
        return new AuthenticatedAccount(user, readAt);
    }

    @org.springframework.lang.Contract("null, _, _, _ -> false")
    private boolean isRight(@Nullable User user, String password, String address, String email) {
        try {
            boolean right = hashes.matches(password, user == null ? null : user.getPassword());
            return user != null && right && !user.isArchived();
        } catch (UnavailableException e) {
            limits.uncountSignIn(address, email);
            throw e;
        }
    }

    private boolean isKnown(@Nullable User user, String address) {
        return user != null && sessions.hasSignedInFrom(user.getId(), address, clock.instant());
    }

    private void rehash(User user, String password) {
        try {
            users.rehash(user, hashes.hash(password));
        } catch (UnavailableException e) {
            log.debug("Password of user {} not rehashed: hashing is busy; next try at the next sign-in", user.getId());
        }
    }
}
