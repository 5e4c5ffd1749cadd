package io.movers.common.events.streaming;

import io.nats.streaming.Message;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A message that this replica has and has not answered, however often the broker has delivered it meanwhile. */
final class HeldMessage {
    private static final Logger log = LoggerFactory.getLogger(HeldMessage.class);

    /**
     * Which message of a channel it is. Sequences begin again where a broker has lost its disk, or keeps nothing there.
     *
     * @param storedAt in nanoseconds since 1970
     */
    record Place(long sequence, long storedAt) {}

    private volatile Message latest;
    private volatile long arrivedAt = System.nanoTime();
    private volatile boolean begun;

    HeldMessage(Message first) {
        this.latest = first;
    }

    /** It has come again: only through the latest delivery can it be answered where the connection was lost in between. */
    void cameAgain(Message again) {
        latest = again;
        arrivedAt = System.nanoTime();
    }

    Place place() {
        return new Place(latest.getSequence(), latest.getTimestamp());
    }

    /** It is being tried, and stays here until it is answered. */
    void begin() {
        begun = true;
    }

    /** Whether it has waited here, untried, for longer than the broker does: another replica has it by now. */
    boolean isForfeited(Duration ackWait) {
        return !begun && System.nanoTime() - arrivedAt > ackWait.toNanos();
    }

    /** An answer that cannot be given is none: the broker delivers again. */
    void ack() {
        try {
            latest.ack();
        } catch (IOException | RuntimeException e) {
            log.debug("{} of {} could not be answered, it comes again", place(), latest.getSubject(), e);
        }
    }
}
