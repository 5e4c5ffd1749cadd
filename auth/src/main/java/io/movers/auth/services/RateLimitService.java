package io.movers.auth.services;

import io.movers.auth.models.EmailKey;
import io.movers.auth.models.RateLimit;
import io.movers.auth.models.RateLimitRepository;
import io.movers.common.errors.TooManyRequestsException;
import io.movers.common.security.limits.AddressLimits;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Service;

/** Limits attempts per address, per account and address, and per account. {@code RATE_LIMIT_ENABLED} turns it off. */
@Service
public class RateLimitService implements AddressLimits {
    static final int WRONG_SIGN_INS_AN_HOUR = 100;
    static final int MAILS_AN_HOUR = 5;

    private static final String SIGN_IN = "signin";
    private static final Duration HOUR = Duration.ofHours(1);

    private final AuthProperties properties;
    private final RateLimitRepository limits;
    private final Clock clock;

    RateLimitService(AuthProperties properties, RateLimitRepository limits, Clock clock) {
        this.properties = properties;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public void countAddress(String action, String address) {
        if (properties.rateLimitEnabled()) {
            count(byAddress(action, address), properties.rateLimitWindow(), properties.rateLimitPerAddress());
        }
    }

    @Override
    public void checkAddress(String action, String address) {
        if (properties.rateLimitEnabled()) {
            RateLimit attempts = limits.find(byAddress(action, address));
            if (attempts != null && attempts.count() >= properties.rateLimitPerAddress()) {
                throw exceeded(attempts);
            }
        }
    }

    /**
     * Counts an attempt of an address at an account.
     *
     * @param email address of the account
     * @throws TooManyRequestsException the limit is exceeded
     */
    public void countAccount(String action, String address, String email) {
        if (properties.rateLimitEnabled()) {
            count(byAccount(action, address, email), properties.rateLimitWindow(), properties.rateLimitPerAccount());
        }
    }

    /**
     * Counts a code that is mailed to an account.
     *
     * @throws TooManyRequestsException the account has already been sent as many codes as an hour allows
     */
    public void countMail(String userId) {
        if (properties.rateLimitEnabled()) {
            count("mail|" + userId, HOUR, MAILS_AN_HOUR);
        }
    }

    /**
     * Counts a sign-in as wrong before the password is checked, so that parallel attempts cannot get around the limit.
     * {@link #uncountSignIn} takes it back. A sign-in that is refused here does not count: its password is not checked, and many
     * right ones at once must not lock the account.
     *
     * @param knownAddress whether the account has signed in from the address before: strangers cannot lock it out there
     * @throws TooManyRequestsException a limit is exceeded
     */
    public void countSignIn(String address, String email, BooleanSupplier knownAddress) {
        if (properties.rateLimitEnabled()) {
            String key = byAccount(SIGN_IN, address, email);
            RateLimit here = limits.count(key, properties.rateLimitWindow());
            if (here.count() > properties.rateLimitPerAccount()) {
                limits.giveBack(key);
                throw exceeded(here);
            }
            RateLimit everywhere = limits.count(everywhere(email), HOUR);
            if (everywhere.count() > WRONG_SIGN_INS_AN_HOUR && !knownAddress.getAsBoolean()) {
                uncountSignIn(address, email);
                throw exceeded(everywhere);
            }
        }
    }

    /** Takes the count of a sign-in back: the password was right, or could not be checked. */
    public void uncountSignIn(String address, String email) {
        if (properties.rateLimitEnabled()) {
            limits.giveBack(byAccount(SIGN_IN, address, email));
            limits.giveBack(everywhere(email));
        }
    }

    /** Keeps the count of a wrong sign-in, and counts it for the address. */
    public void wrongSignIn(String address) {
        if (properties.rateLimitEnabled()) {
            limits.count(byAddress(SIGN_IN, address), properties.rateLimitWindow());
        }
    }

    private void count(String key, Duration window, int most) {
        RateLimit attempts = limits.count(key, window);
        if (attempts.count() > most) {
            throw exceeded(attempts);
        }
    }

    private TooManyRequestsException exceeded(RateLimit attempts) {
        return new TooManyRequestsException(Duration.between(clock.instant(), attempts.endsAt()));
    }

    private static String byAddress(String action, String address) {
        return action + "|" + address;
    }

    private static String byAccount(String action, String address, String email) {
        return action + "|" + address + "|" + EmailKey.of(email);
    }

    private static String everywhere(String email) {
        return SIGN_IN + "||" + EmailKey.of(email);
    }
}
