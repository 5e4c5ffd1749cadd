package io.movers.common.data;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what was read for at most a second. It is bounded: the oldest of {@value #CAPACITY} entries makes way. {@link #forget}
 * makes a change visible at once to the process that stores it; a read that began before it is not remembered. While a change is under way,
 * readers may see the new value and then the earlier one once more.
 *
 * @param <K> what is looked up
 * @param <V> what is found
 */
public final class BriefCache<K, V> {
    private static final int CAPACITY = 10_000;
    private static final long LIFETIME = TimeUnit.SECONDS.toNanos(1);

    private final Map<K, Remembered<V>> entries = new LatestEntries<>(CAPACITY);
    private final LongSupplier nanos;
    private long changes;

    private record Remembered<V>(V value, long readAt) {}

    /** Creates an empty cache. */
    public BriefCache() {
        this(System::nanoTime);
    }

    BriefCache(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Returns what was read within the last second, or null. */
    public synchronized @Nullable V recent(K key) {
        Remembered<V> entry = entries.get(key);
        return entry != null && nanos.getAsLong() - entry.readAt() < LIFETIME ? entry.value() : null;
    }

    /** Reads it and remembers it. */
    public V read(K key, Function<K, V> source) {
        long before = changes();
        long now = nanos.getAsLong();
        V value = source.apply(key);
        remember(key, new Remembered<>(value, now), before);
        return value;
    }

    /** Returns what was read within the last second; otherwise reads it. */
    public V get(K key, Function<K, V> source) {
        V recent = recent(key);
        return recent == null ? read(key, source) : recent;
    }

    /** Forgets what was read under that key. */
    public synchronized void forget(K key) {
        changes++;
        entries.remove(key);
    }

    /** Forgets everything. */
    public synchronized void forgetAll() {
        changes++;
        entries.clear();
    }

    private synchronized long changes() {
        return changes;
    }

    private synchronized void remember(K key, Remembered<V> entry, long changesBefore) {
        if (changes == changesBefore) {
            entries.remove(key);
            entries.put(key, entry);
        }
    }
}
