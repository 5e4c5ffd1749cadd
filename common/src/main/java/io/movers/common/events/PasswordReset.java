package io.movers.common.events;

import org.jspecify.annotations.Nullable;

/** A password reset was asked for. The code is a secret: it is never logged and kept only to mail it. */
public record PasswordReset(@Nullable Long version, String userId, String code) implements Event {
    /** The account: the original sends no id of the request itself. */
    @Override
    public String id() {
        return userId;
    }
}
