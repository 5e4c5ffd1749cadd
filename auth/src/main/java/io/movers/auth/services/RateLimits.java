package io.movers.auth.services;

import io.movers.auth.models.EmailKey;
import io.movers.auth.models.Limit;
import io.movers.auth.models.Limits;
import io.movers.common.errors.TooManyRequestsException;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Slows down whoever guesses: by address, and by account and address. */
@Component
public class RateLimits {
    private final AuthProperties properties;
    private final Limits limits;
    private final Clock clock;

    RateLimits(AuthProperties properties, Limits limits, Clock clock) {
        this.properties = properties;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Counts a try.
     *
     * @param action what is tried; each is counted by itself
     * @param address from where
     * @param email the account
     * @throws TooManyRequestsException it is one too many
     */
    public void count(String action, String address, String email) {
        if (properties.rateLimitEnabled()) {
            check("%s|%s".formatted(action, address), properties.rateLimitPerAddress());
            check("%s|%s|%s".formatted(action, address, EmailKey.of(email)), properties.rateLimitPerAccount());
        }
    }

    private void check(String key, int most) {
        Limit tries = limits.count(key, properties.rateLimitWindow());
        if (tries.count() > most) {
            throw new TooManyRequestsException(Duration.between(clock.instant(), tries.endsAt()));
        }
    }
}
