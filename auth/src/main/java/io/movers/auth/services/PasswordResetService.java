package io.movers.auth.services;

import io.movers.auth.events.publishers.PasswordResetPublisher;
import io.movers.auth.events.publishers.UserUpdatedPublisher;
import io.movers.auth.models.ResetCode;
import io.movers.auth.models.ResetCodeRepository;
import io.movers.auth.models.User;
import io.movers.auth.models.UserRepository;
import io.movers.common.data.OptimisticRetry;
import io.movers.common.errors.NotFoundException;
import io.movers.common.security.SecurityEvents;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Service;

/** Sets a new password with a code that was mailed to the address of the account. */
@Service
public class PasswordResetService {
    private static final Duration KEPT = Duration.ofDays(1);

    private final UserRepository users;
    private final ResetCodeRepository resets;
    private final PasswordHashService hashes;
    private final PasswordPolicyService passwords;
    private final CodeService codes;
    private final RateLimitService limits;
    private final PasswordResetPublisher passwordReset;
    private final UserUpdatedPublisher userUpdated;
    private final SecurityEvents events;
    private final SessionTimes times;
    private final Clock clock;

    PasswordResetService(
            UserRepository users,
            ResetCodeRepository resets,
            PasswordHashService hashes,
            PasswordPolicyService passwords,
            CodeService codes,
            RateLimitService limits,
            PasswordResetPublisher passwordReset,
            UserUpdatedPublisher userUpdated,
            SecurityEvents events,
            SessionTimes times,
            Clock clock) {
        this.users = users;
        this.resets = resets;
        this.hashes = hashes;
        this.passwords = passwords;
        this.codes = codes;
        this.limits = limits;
        this.passwordReset = passwordReset;
        this.userUpdated = userUpdated;
        this.events = events;
        this.times = times;
        this.clock = clock;
    }

    /**
     * Requests a mail with a code. The code activates the account if it is not verified yet.
     *
     * @param address where the request comes from, for the rate limit
     * @throws NotFoundException there is no such account
     */
    public User request(String email, String address) {
        limits.countAccount("reset", address, email);
        User user = users.findByEmail(email);
        if (user == null) {
            throw new NotFoundException();
        }
        limits.countMail(user.getId());
        Instant now = clock.instant();
        resets.forgetBefore(user.getId(), now.minus(KEPT));
        Duration lifetime = user.isUnverified() ? User.ACTIVATION_LIFETIME : ResetCode.RESET_LIFETIME;
        passwordReset.publish(new ResetCode(
                user.getId(), Integer.toString(CodeService.next()), user.isUnverified(), now.plus(lifetime)));
        return user;
    }

    /**
     * Sets the password. The code proves that the address is the user's, so it activates the account, too.
     *
     * @param address where the request comes from, for the rate limit
     * @throws NotFoundException there is no such account, or the code is wrong, used up or expired
     */
    public User setPassword(String email, String code, String password, String address) {
        limits.countAccount("update-password", address, email);
        passwords.check(password);
        User user = users.findByEmail(email);
        if (user == null || !use(user, code)) {
            throw new NotFoundException();
        }
        String hash = hashes.hashPatiently(password);
        User changed = OptimisticRetry.retry(() -> store(user.getId(), hash));
        events.record(SecurityEvents.Type.PASSWORD_CHANGED, null, user.getId());
        return changed;
    }

    private boolean use(User user, String code) {
        ResetCode last = resets.last(user.getId());
        Instant now = clock.instant();
        return last != null
                && last.mayReset(now)
                && codes.attempt(user, last.getId(), () -> last.resets(code, now) && resets.use(last));
    }

    private User store(String id, String hash) {
        User user = users.find(id);
        if (user == null || user.isErased()) {
            throw new NotFoundException();
        }
        user.activate();
        user.changePassword(hash, times.end(user));
        userUpdated.publish(user);
        return user;
    }
}
