package io.movers.common.events;

import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an aggregate. Implementations are immutable records; their name on the wire is the {@link Subject},
 * never the class name.
 */
public interface Event {
    /** The id of the aggregate that the event is about: 24 hexadecimal digits. */
    String id();

    /**
     * The version of the aggregate right after the change, starting at 0. Null if the sender has none, as in the Node
     * services' {@code password:reset}, {@code client:created} and {@code office:created}; receivers count that as 0.
     */
    @Nullable Long version();
}
