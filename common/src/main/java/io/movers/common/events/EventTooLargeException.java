package io.movers.common.events;

/** An event is larger than the broker accepts. */
public class EventTooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param subject the event's subject
     * @param bytes the event's size as JSON
     * @param limit the largest allowed size in bytes
     */
    public EventTooLargeException(Subject<?> subject, int bytes, int limit) {
        super("%s has %,d bytes, the limit is %,d".formatted(subject, bytes, limit));
    }
}
