package io.movers.auth.services;

import io.movers.auth.models.RateLimitRepository;
import io.movers.auth.models.User;
import io.movers.common.security.SecurityEvents;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Service;

/** Makes six-digit codes and limits how often each may be guessed. */
@Service
public class CodeService {
    /** Wrong attempts that end a code. */
    static final int MOST_ATTEMPTS = 10;

    /** Longer than any code is valid. */
    private static final Duration COUNTED = User.ACTIVATION_LIFETIME.plusHours(1);

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int FIRST = 100_000;
    private static final int LAST = 999_999;

    private final RateLimitRepository limits;
    private final SecurityEvents events;

    CodeService(RateLimitRepository limits, SecurityEvents events) {
        this.limits = limits;
        this.events = events;
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
     * Tries a code that is still valid. The attempt is counted before the code is compared, so that parallel attempts cannot
     * get around the limit. Codes that are used up or expired must not get here: attempts at those are harmless and must not
     * count.
     *
     * @param id identifies the code; each has its own counter
     * @param code compares the code; true if it is right
     * @return false if it is wrong, or if too many wrong attempts have ended the code
     */
    public boolean attempt(User user, String id, BooleanSupplier code) {
        int attempts = limits.count("code|" + id, COUNTED).count();
        if (attempts == MOST_ATTEMPTS + 1) {
            events.record(SecurityEvents.Type.CODE_EXHAUSTED, null, user.getId());
        }
        return attempts <= MOST_ATTEMPTS && code.getAsBoolean();
    }
}
