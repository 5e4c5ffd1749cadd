package io.movers.__names__.events.contract;

import io.movers.common.events.Event;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The public state, carried in full by every event about it. Fields may be added, never renamed or removed.
 *
 * @param status {@code open} or {@code closed}
 * @param userId whose it is
 */
public record __Name__State(
        String id,
        @Nullable Long version,
        @Nullable String status,
        @Nullable String userId,
        @Nullable String title,
        @Nullable String note,
        @Nullable Instant createdAt,
        @Nullable Instant closedAt)
        implements Event {}
