package io.movers.auth.models.views;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One of the caller's own sessions.
 *
 * @param lastSeenAt when its token was last renewed, which happens once a day while the session is in use
 * @param current whether it is the session of this request
 */
public record SessionView(
        String id,
        Instant createdAt,
        Instant lastSeenAt,
        @Nullable String userAgent,
        boolean current) {}
