package io.movers.common.events.contract;

import io.movers.common.events.Event;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The person with this address may sign up for the company; also published when the entry changes. */
public record EmailAuthorized(
        String id,
        @Nullable Long version,
        String email,
        @Nullable String client,
        @Nullable String office,
        @Nullable Boolean active,
        @Nullable Instant createdAt)
        implements Event {}
