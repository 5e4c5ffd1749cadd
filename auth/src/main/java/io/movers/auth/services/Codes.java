package io.movers.auth.services;

import io.movers.auth.models.Limit;
import io.movers.auth.models.Limits;
import io.movers.auth.models.User;
import io.movers.common.errors.TooManyRequestsException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/** Six-digit codes, and how often an account's may be guessed. */
@Component
public class Codes {
    static final int WRONG_TRIES_A_DAY = 20;

    private static final Duration DAY = Duration.ofDays(1);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int FIRST = 100_000;
    private static final int LAST = 999_999;

    private final Limits limits;
    private final Clock clock;

    Codes(Limits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /** A new code. */
    public static int next() {
        return FIRST + RANDOM.nextInt(LAST - FIRST + 1);
    }

    static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /**
     * Tries a code for an account. The try is counted before it is made, so that no number of tries at once gets around the
     * limit.
     *
     * @throws TooManyRequestsException the account has taken its wrong tries of the day
     */
    public boolean attempt(User user, BooleanSupplier code) {
        String key = "code|" + user.getId();
        Limit tries = limits.count(key, DAY);
        if (tries.count() > WRONG_TRIES_A_DAY) {
            throw new TooManyRequestsException(Duration.between(clock.instant(), tries.endsAt()));
        }
        boolean right = code.getAsBoolean();
        if (right) {
            limits.giveBack(key);
        }
        return right;
    }
}
