package io.movers.common.events.contract;

import io.movers.common.events.Event;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The public state of an office, carried in full by every event about it. */
public record OfficeState(
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
        implements Event {}
