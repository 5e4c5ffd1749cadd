package io.movers.common.models;

/** An aggregate has too many events that could not be sent yet: it takes no further change until some are gone. */
public class OutboxFullException extends RuntimeException {
    public OutboxFullException(String aggregateId) {
        super("%d events of %s wait to be sent".formatted(AggregateStore.OUTBOX_LIMIT, aggregateId));
    }
}
