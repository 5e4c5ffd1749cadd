package io.movers.auth.services;

import io.movers.auth.events.publishers.UserUpdatedPublisher;
import io.movers.auth.models.ResetCode;
import io.movers.auth.models.ResetCodeRepository;
import io.movers.auth.models.User;
import io.movers.auth.models.UserRepository;
import io.movers.common.data.OptimisticRetry;
import io.movers.common.errors.NotFoundException;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Activates accounts with the code that was mailed to their address. */
@Service
public class ActivationService {
    private final UserRepository users;
    private final ResetCodeRepository resets;
    private final CodeService codes;
    private final RateLimitService limits;
    private final UserUpdatedPublisher userUpdated;
    private final Clock clock;

    ActivationService(
            UserRepository users,
            ResetCodeRepository resets,
            CodeService codes,
            RateLimitService limits,
            UserUpdatedPublisher userUpdated,
            Clock clock) {
        this.users = users;
        this.resets = resets;
        this.codes = codes;
        this.limits = limits;
        this.userUpdated = userUpdated;
        this.clock = clock;
    }

    /**
     * Activates the account of an address.
     *
     * @param address where the request comes from, for the rate limit
     * @throws NotFoundException there is no such account, or the code is wrong, used up or expired
     */
    public User activate(String email, int code, String address) {
        limits.countAccount("activate", address, email);
        // The code is used up only once, even when a concurrent change forces the save to be retried.
        AtomicBoolean redeemed = new AtomicBoolean();
        return OptimisticRetry.retry(() -> attempt(email, code, redeemed));
    }

    private User attempt(String email, int code, AtomicBoolean redeemed) {
        User user = users.findByEmail(email);
        if (user == null || !(redeemed.get() || isRight(user, code, redeemed))) {
            throw new NotFoundException();
        }
        user.activate();
        userUpdated.publish(user);
        return user;
    }

    private boolean isRight(User user, int code, AtomicBoolean redeemed) {
        ResetCode mailedAgain = resets.last(user.getId());
        Instant now = clock.instant();
        if (!isActivation(mailedAgain)) {
            return user.awaitsActivation(now)
                    && codes.attempt(user, "activation|" + user.getId(), () -> user.acceptsActivation(code, now));
        }
        redeemed.set(mailedAgain.mayActivate(now)
                && codes.attempt(
                        user,
                        mailedAgain.getId(),
                        () -> mailedAgain.activates(Integer.toString(code), now) && resets.use(mailedAgain)));
        return redeemed.get();
    }

    @org.springframework.lang.Contract("null -> false")
    private static boolean isActivation(@Nullable ResetCode request) {
        return request != null && request.isActivation();
    }
}
