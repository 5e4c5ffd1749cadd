package io.movers.common.events.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A company was created. */
public record ClientCreated(
        String id,
        @Nullable Long version,
        String name,
        @Nullable String nit,
        @Nullable String logo,
        @Nullable String mebAdmin,
        @Nullable String superAdminClient,
        @Nullable Instant deletedAt)
        implements ClientState {}
