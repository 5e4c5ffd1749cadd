package io.movers.common.events.contract;

import io.movers.common.events.Event;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** People with an address of this domain may sign up for the company; also published when the entry changes. */
public record DomainAuthorized(
        String id,
        @Nullable Long version,
        String domain,
        @Nullable String client,
        @Nullable Boolean active,
        @Nullable Instant createdAt)
        implements Event {}
