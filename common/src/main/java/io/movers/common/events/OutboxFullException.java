package io.movers.common.events;

/** An aggregate has so many or so large unsent events that it accepts no further change until some have been sent. */
public class OutboxFullException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param aggregateId the aggregate's id
     * @param waiting the number of its unsent events
     */
    public OutboxFullException(String aggregateId, int waiting) {
        super("Aggregate %s has %d unsent events".formatted(aggregateId, waiting));
    }
}
