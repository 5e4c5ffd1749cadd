package io.movers.common.events.contract;

import io.movers.common.events.Event;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The public state of a company, carried in full by every event about it. */
public record ClientState(
        String id,
        @Nullable Long version,
        String name,
        @Nullable String nit,
        @Nullable String logo,
        @Nullable String mebAdmin,
        @Nullable String superAdminClient,
        @Nullable Instant deletedAt)
        implements Event {}
