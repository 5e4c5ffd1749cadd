package io.movers.common.data;

import java.io.Serial;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A map with a limit: beyond it, the entry that was added first makes way. Putting a key that is present does not make it newer. Not safe for
 * several threads.
 *
 * @param <K> the keys
 * @param <V> the values
 */
public final class LatestEntries<K, V> extends LinkedHashMap<K, V> {
    @Serial
    private static final long serialVersionUID = 1;

    private final int limit;

    /** @param limit how many entries it holds at most */
    public LatestEntries(int limit) {
        this.limit = limit;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > limit;
    }
}
