package io.movers.common.events.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A company changed, was archived or enabled; carries its whole public state. */
public record ClientUpdated(
        String id,
        @Nullable Long version,
        String name,
        @Nullable String nit,
        @Nullable String logo,
        @Nullable String mebAdmin,
        @Nullable String superAdminClient,
        @Nullable Instant deletedAt)
        implements ClientState {}
