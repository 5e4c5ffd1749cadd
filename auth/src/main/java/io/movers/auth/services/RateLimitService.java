package io.movers.auth.services;

import io.movers.auth.models.EmailKey;
import io.movers.auth.models.RateLimit;
import io.movers.auth.models.RateLimitRepository;
import io.movers.common.errors.TooManyRequestsException;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Service;

/** Limits attempts per address, and per account and address. */
@Service
public class RateLimitService {
    private final AuthProperties properties;
    private final RateLimitRepository limits;
    private final Clock clock;

    RateLimitService(AuthProperties properties, RateLimitRepository limits, Clock clock) {
        this.properties = properties;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Counts an attempt.
     *
     * @param action what is attempted; each action has its own counters
     * @param address where the request comes from
     * @param email address of the account
     * @throws TooManyRequestsException the limit is exceeded
     */
    public void count(String action, String address, String email) {
        if (properties.rateLimitEnabled()) {
            check("%s|%s".formatted(action, address), properties.rateLimitPerAddress());
            check("%s|%s|%s".formatted(action, address, EmailKey.of(email)), properties.rateLimitPerAccount());
        }
    }

    private void check(String key, int most) {
        RateLimit tries = limits.count(key, properties.rateLimitWindow());
        if (tries.count() > most) {
            throw new TooManyRequestsException(Duration.between(clock.instant(), tries.endsAt()));
        }
    }
}
