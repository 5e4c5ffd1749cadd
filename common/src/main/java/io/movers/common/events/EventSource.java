package io.movers.common.events;

import org.jspecify.annotations.Nullable;

/** An aggregate as events see it: an id and a version. */
public interface EventSource {
    /** The id: 24 hexadecimal digits. */
    String getId();

    /** The version: null before the first save, 0 after it, one more after each further save. */
    @Nullable Long getVersion();
}
