package io.movers.common.events;

import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an aggregate. Implementations are immutable records; their wire name is the {@link Subject},
 * never the class name.
 */
public interface Event {
    /** The id of the aggregate that the event is about: 24 hexadecimal digits. */
    String id();

    /**
     * The version of the aggregate right after the change, starting at 0. Null where the sender has none (the original's
     * {@code password:reset}, {@code client:created} and {@code office:created}); receivers count that as 0.
     */
    @Nullable Long version();
}
