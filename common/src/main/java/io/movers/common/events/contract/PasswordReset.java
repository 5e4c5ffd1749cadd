package io.movers.common.events.contract;

import io.movers.common.events.Event;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A password reset was requested. The code is a secret: it is never logged, and is kept only to be mailed.
 *
 * @param activation whether the account is still unverified: its owner then gets an activation mail with this code instead;
 *     null, as Node services send it, means no
 * @param expiresAt when the code expires; it is not mailed after that
 */
public record PasswordReset(
        @Nullable Long version,
        String userId,
        String code,
        @Nullable Boolean activation,
        @Nullable Instant expiresAt) implements Event {
    /** The account's id; the event carries no id of the request itself. */
    @Override
    public String id() {
        return userId;
    }

    /** Leaves the code out, since this text ends up in logs. */
    @Override
    public String toString() {
        return "PasswordReset[userId=" + userId + ", version=" + version + "]";
    }
}
