package io.movers.common.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time span that was asked for with <code>from</code> and <code>to</code>; a controller argument.
 *
 * @param fromInclusive first instant of the span, null when it is open
 * @param toExclusive first instant after the span, null when it is open
 */
public record DateRange(
        @Nullable Instant fromInclusive, @Nullable Instant toExclusive) {

    /** Whether both ends are open. */
    public boolean isOpen() {
        return fromInclusive == null && toExclusive == null;
    }
}
