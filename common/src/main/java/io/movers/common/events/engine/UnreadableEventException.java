package io.movers.common.events.engine;

import org.jspecify.annotations.Nullable;

/** The data received under a subject is not an event of that subject. */
public class UnreadableEventException extends RuntimeException {
    public UnreadableEventException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
