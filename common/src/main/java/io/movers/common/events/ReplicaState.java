package io.movers.common.events;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How much of an aggregate's state an event carries, and when it applies to a copy of that aggregate. */
public enum ReplicaState {
    /** Some fields; merged field by field. Node services send these. */
    PARTIAL,
    /** The whole public state; applies if it is newer than the copy. */
    FULL,
    /** The whole public state, sent again to heal copies; applies unless the copy is newer. */
    RESYNC,
    /** The whole public state, sent after the owner was restored from a backup; applies to copies with a higher version, too. */
    FORCED;

    /** The name in the event's header: {@code full}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads a header's value; {@link #PARTIAL} for null and for unknown names. */
    public static ReplicaState ofWireName(@Nullable String name) {
        return Arrays.stream(values())
                .filter(state -> state.wireName().equalsIgnoreCase(name))
                .findFirst()
                .orElse(PARTIAL);
    }
}
