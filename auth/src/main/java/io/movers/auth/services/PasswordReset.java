package io.movers.auth.services;

import io.movers.auth.events.publishers.PasswordResetPublisher;
import io.movers.auth.events.publishers.UserUpdatedPublisher;
import io.movers.auth.models.PasswordResetRequest;
import io.movers.auth.models.PasswordResets;
import io.movers.auth.models.User;
import io.movers.auth.models.Users;
import io.movers.common.data.OptimisticRetry;
import io.movers.common.errors.NotFoundException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Another password for whoever has the code that was mailed. */
@Component
public class PasswordReset {
    private static final Duration KEPT = Duration.ofDays(1);

    private final Users users;
    private final PasswordResets resets;
    private final PasswordHashes hashes;
    private final Codes codes;
    private final RateLimits limits;
    private final PasswordResetPublisher passwordReset;
    private final UserUpdatedPublisher userUpdated;
    private final Clock clock;

    PasswordReset(
            Users users,
            PasswordResets resets,
            PasswordHashes hashes,
            Codes codes,
            RateLimits limits,
            PasswordResetPublisher passwordReset,
            UserUpdatedPublisher userUpdated,
            Clock clock) {
        this.users = users;
        this.resets = resets;
        this.hashes = hashes;
        this.codes = codes;
        this.limits = limits;
        this.passwordReset = passwordReset;
        this.userUpdated = userUpdated;
        this.clock = clock;
    }

    /** Has a code mailed; to an account that is not verified yet, one that activates it. */
    public User request(String email, String address) {
        limits.count("reset", address, email);
        User user = users.findByEmail(email);
        if (user == null) {
            throw new NotFoundException();
        }
        Instant now = clock.instant();
        resets.forgetBefore(user.getId(), now.minus(KEPT));
        Duration lifetime = user.isUnverified() ? User.ACTIVATION_LIFETIME : PasswordResetRequest.RESET_LIFETIME;
        passwordReset.publish(new PasswordResetRequest(
                user.getId(), Integer.toString(Codes.next()), user.isUnverified(), now.plus(lifetime)));
        return user;
    }

    /** Sets the password. The address is proved with it, so the account is active from now on. */
    public User setPassword(String email, String code, String password, String address) {
        limits.count("update-password", address, email);
        User user = users.findByEmail(email);
        if (user == null || !codes.attempt(user, () -> use(user, code))) {
            throw new NotFoundException();
        }
        String hash = hashes.hashPatiently(password);
        return OptimisticRetry.retry(() -> store(user.getId(), hash));
    }

    private boolean use(User user, String code) {
        PasswordResetRequest last = resets.last(user.getId());
        return last != null && last.resets(code, clock.instant()) && resets.use(last);
    }

    private User store(String id, String hash) {
        User user = users.find(id);
        if (user == null) {
            throw new NotFoundException();
        }
        user.activate();
        user.changePassword(hash, clock.instant());
        userUpdated.publish(user);
        return user;
    }
}
