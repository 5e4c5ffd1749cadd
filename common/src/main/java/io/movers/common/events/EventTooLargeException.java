package io.movers.common.events;

/** An event exceeds the size that the broker takes. */
public class EventTooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param subject the event's subject
     * @param bytes its size as JSON
     * @param limit the largest size allowed, in bytes
     */
    public EventTooLargeException(Subject<?> subject, int bytes, int limit) {
        super("%s has %,d bytes, the limit is %,d".formatted(subject, bytes, limit));
    }
}
