package io.movers.common.events.contract;

import io.movers.common.events.Event;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The public state of a trip, carried in full by every event about it. */
public record TravelState(
        String id,
        @Nullable Long version,
        @Nullable String status,
        @Nullable String origin,
        @Nullable String destination,
        @Nullable Point originPoint,
        @Nullable Point destinationPoint,
        @Nullable String resourceRef,
        @Nullable String reservationId,
        @Nullable String userId,
        @Nullable Indicators indicators,
        @Nullable List<Map<String, Object>> tracking,
        @Nullable Instant createdAt,
        @Nullable Instant completedAt)
        implements Event {}
