package io.movers.common.events;

/** An aggregate has so many unsent events that it takes no further change until some have been sent. */
public class OutboxFullException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param aggregateId the aggregate's id
     * @param limit how many events may wait
     */
    public OutboxFullException(String aggregateId, int limit) {
        super("Aggregate %s has %d unsent events".formatted(aggregateId, limit));
    }
}
