package io.movers.common.events.engine;

import org.jspecify.annotations.Nullable;

/** What was received under a subject is not such an event. */
public class UnreadableEventException extends RuntimeException {
    public UnreadableEventException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
