package io.movers.common.events.contract;

import io.movers.common.events.Event;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A password reset was asked for. The code is a secret: it is never logged and kept only to mail it.
 *
 * @param activation whether the account is not verified yet, so that its owner is to be mailed an activation with this code
 *     instead; null (the original's services) means no
 * @param expiresAt when the code is of no more use, and mailing it neither
 */
public record PasswordReset(
        @Nullable Long version,
        String userId,
        String code,
        @Nullable Boolean activation,
        @Nullable Instant expiresAt) implements Event {
    /** The account: the original sends no id of the request itself. */
    @Override
    public String id() {
        return userId;
    }

    /** Without the code: this is what ends up in logs. */
    @Override
    public String toString() {
        return "PasswordReset[userId=" + userId + ", version=" + version + "]";
    }
}
