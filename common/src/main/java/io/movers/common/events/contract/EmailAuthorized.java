package io.movers.common.events.contract;

import io.movers.common.events.Event;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An address was authorized to sign up for a company, or its entry changed; {@code active} tells whether it still may. */
public record EmailAuthorized(
        String id,
        @Nullable Long version,
        String email,
        @Nullable String client,
        @Nullable String office,
        @Nullable Boolean active,
        @Nullable Instant createdAt)
        implements Event {}
