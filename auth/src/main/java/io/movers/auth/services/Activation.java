package io.movers.auth.services;

import io.movers.auth.events.publishers.UserUpdatedPublisher;
import io.movers.auth.models.PasswordResetRequest;
import io.movers.auth.models.PasswordResets;
import io.movers.auth.models.User;
import io.movers.auth.models.Users;
import io.movers.common.data.OptimisticRetry;
import io.movers.common.errors.NotFoundException;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens accounts to whoever has the code that was mailed. */
@Component
public class Activation {
    private final Users users;
    private final PasswordResets resets;
    private final Codes codes;
    private final RateLimits limits;
    private final UserUpdatedPublisher userUpdated;
    private final Clock clock;

    Activation(
            Users users,
            PasswordResets resets,
            Codes codes,
            RateLimits limits,
            UserUpdatedPublisher userUpdated,
            Clock clock) {
        this.users = users;
        this.resets = resets;
        this.codes = codes;
        this.limits = limits;
        this.userUpdated = userUpdated;
        this.clock = clock;
    }

    public User activate(String email, int code, String address) {
        limits.count("activate", address, email);
        // A mailed code is used up once, an overtaken save is tried again.
        AtomicBoolean redeemed = new AtomicBoolean();
        return OptimisticRetry.retry(() -> attempt(email, code, redeemed));
    }

    private User attempt(String email, int code, AtomicBoolean redeemed) {
        User user = users.findByEmail(email);
        if (user == null || !(redeemed.get() || codes.attempt(user, () -> isRight(user, code, redeemed)))) {
            throw new NotFoundException();
        }
        user.activate();
        userUpdated.publish(user);
        return user;
    }

    private boolean isRight(User user, int code, AtomicBoolean redeemed) {
        PasswordResetRequest mailedAgain = resets.last(user.getId());
        if (!isActivation(mailedAgain)) {
            return user.acceptsActivation(code, clock.instant());
        }
        redeemed.set(mailedAgain.activates(Integer.toString(code), clock.instant()) && resets.use(mailedAgain));
        return redeemed.get();
    }

    @org.springframework.lang.Contract("null -> false")
    private static boolean isActivation(@Nullable PasswordResetRequest request) {
        return request != null && request.isActivation();
    }
}
