package io.movers.common.events;

import org.jspecify.annotations.Nullable;

/** What events are about: an aggregate, known by its id and version. */
public interface EventSource {
    /** 24 hexadecimal digits. */
    String getId();

    /** 0 after the first save, one more after each further one; null before. */
    @Nullable Long getVersion();
}
