package io.movers.common.events.outbox;

import java.time.Instant;
import java.util.List;

/** Where the sender notes what has become of events. */
interface SendRecord {
    /** Removes sent events from their outboxes. */
    void remove(List<PendingAggregate> sent);

    /** Notes that the broker refused an event and when to send it again. */
    void postpone(PendingAggregate aggregate, OutboxEntry entry, Instant nextAttemptAt);
}
