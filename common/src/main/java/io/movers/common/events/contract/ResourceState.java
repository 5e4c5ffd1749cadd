package io.movers.common.events.contract;

import io.movers.common.events.Event;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The public state of a bicycle or scooter, carried in full by every event about it. */
public record ResourceState(
        String id,
        @Nullable Long version,
        @Nullable String type,
        @Nullable String reference,
        @Nullable String qrCode,
        @Nullable Integer lockerPassword,
        @Nullable String client,
        @Nullable String clientNumber,
        @Nullable String office,
        @Nullable Integer loanTime,
        @Nullable String status,
        @Nullable String photo,
        @Nullable Double kmSinceMaintenance,
        @Nullable Instant createdAt,
        @Nullable Instant deletedAt)
        implements Event {}
