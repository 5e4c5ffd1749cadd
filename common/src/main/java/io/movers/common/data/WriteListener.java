package io.movers.common.data;

import org.jspecify.annotations.Nullable;

/** Hears what this process has stored, so that what it remembers of it can be forgotten. Must not wait for anything. */
@FunctionalInterface
public interface WriteListener {
    /**
     * A document was stored.
     *
     * @param type its class
     * @param id its id; null if several were stored
     */
    void stored(Class<?> type, @Nullable String id);
}
