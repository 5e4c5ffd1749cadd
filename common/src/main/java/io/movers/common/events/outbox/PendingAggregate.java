package io.movers.common.events.outbox;

import java.util.List;
import org.bson.Document;

/** An aggregate with unsent events. */
record PendingAggregate(String collection, Object id, List<OutboxEntry> entries) {
    static PendingAggregate of(String collection, Object id, List<Document> entries) {
        return new PendingAggregate(
                collection, id, entries.stream().map(OutboxEntry::of).toList());
    }

    /** Identifies the aggregate. */
    Key key() {
        return new Key(collection, id);
    }

    /** The id as events contain it. */
    String aggregateId() {
        return id.toString();
    }

    record Key(String collection, Object id) {}
}
