package io.movers.auth.services;

import io.movers.auth.models.RateLimit;
import io.movers.auth.models.RateLimitRepository;
import io.movers.auth.models.User;
import io.movers.common.errors.TooManyRequestsException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Service;

/** Makes six-digit codes and limits how often an account's code may be guessed. */
@Service
public class CodeService {
    static final int WRONG_TRIES_A_DAY = 20;

    private static final Duration DAY = Duration.ofDays(1);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int FIRST = 100_000;
    private static final int LAST = 999_999;

    private final RateLimitRepository limits;
    private final Clock clock;

    CodeService(RateLimitRepository limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /** Makes a new code. */
    public static int next() {
        return FIRST + RANDOM.nextInt(LAST - FIRST + 1);
    }

    static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /**
     * Tries a code for an account. The attempt is counted before the code is compared, so that parallel attempts cannot get
     * around the limit.
     *
     * @param code compares the code; true if it is right
     * @throws TooManyRequestsException the account has used up its wrong attempts of the day
     */
    public boolean attempt(User user, BooleanSupplier code) {
        String key = "code|" + user.getId();
        RateLimit tries = limits.count(key, DAY);
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
