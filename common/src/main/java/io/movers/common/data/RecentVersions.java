package io.movers.common.data;

import java.util.HashMap;
import java.util.Map;

/** Remembers the versions that this process has stored last, to notice that the database has lost some of them. */
class RecentVersions {
    private static final int REMEMBERED = 10_000;

    private final Map<Key, Long> versions = new LatestEntries<>(REMEMBERED);

    private record Key(Class<? extends Aggregate> type, String id) {}

    /** Notes a stored version. A lower one, stored after the database has lost some, does not count. */
    synchronized void stored(Aggregate aggregate) {
        Key key = new Key(aggregate.getClass(), aggregate.getId());
        Long before = versions.remove(key);
        versions.put(key, before == null ? aggregate.version() : Math.max(before, aggregate.version()));
    }

    /** The remembered versions by type and id. */
    synchronized Map<Class<? extends Aggregate>, Map<String, Long>> byType() {
        Map<Class<? extends Aggregate>, Map<String, Long>> byType = new HashMap<>();
        versions.forEach((key, version) ->
                byType.computeIfAbsent(key.type(), type -> new HashMap<>()).put(key.id(), version));
        return byType;
    }
}
