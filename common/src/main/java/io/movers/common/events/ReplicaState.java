package io.movers.common.events;

import io.movers.common.data.Replica;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How much an event says about the aggregate that a {@link Replica} copies, and when it applies. */
public enum ReplicaState {
    /** Some fields; merged field by field. */
    PARTIAL,
    /** The whole public state; applies when it is newer than the copy. */
    FULL,
    /** The whole public state, sent again to heal copies; applies when it is as new as the copy or newer. */
    RESYNC,
    /** The whole public state, sent after the source was restored from a backup; always applies. */
    FORCED;

    /** Its name as it travels: {@code full}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of that name; {@link #PARTIAL} if there is none: a sender of the original's kind does not say. */
    public static ReplicaState ofWireName(@Nullable String name) {
        return Arrays.stream(values())
                .filter(state -> state.wireName().equalsIgnoreCase(name))
                .findFirst()
                .orElse(PARTIAL);
    }
}
