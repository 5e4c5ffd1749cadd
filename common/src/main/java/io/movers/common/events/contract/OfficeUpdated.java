package io.movers.common.events.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An office changed, was archived or enabled; carries its whole public state. */
public record OfficeUpdated(
        String id,
        @Nullable Long version,
        String name,
        @Nullable String client,
        @Nullable String country,
        @Nullable String city,
        @Nullable Location location,
        @Nullable String mebAdmin,
        @Nullable String clientAdmin,
        @Nullable String inventoryAdmin,
        @Nullable String repairAdmin,
        @Nullable String maintenanceAdmin,
        @Nullable Instant deletedAt)
        implements OfficeState {}
