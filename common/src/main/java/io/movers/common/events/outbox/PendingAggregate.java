package io.movers.common.events.outbox;

import java.util.List;
import org.bson.Document;

/** An aggregate in which events wait. */
record PendingAggregate(String collection, Object id, List<OutboxEntry> entries) {
    static PendingAggregate of(String collection, Object id, List<Document> entries) {
        return new PendingAggregate(
                collection, id, entries.stream().map(OutboxEntry::of).toList());
    }

    /** What tells it from others. */
    Key key() {
        return new Key(collection, id);
    }

    /** The id as events name it. */
    String aggregateId() {
        return id.toString();
    }

    record Key(String collection, Object id) {}
}
