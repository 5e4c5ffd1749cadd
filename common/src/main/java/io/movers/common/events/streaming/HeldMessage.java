package io.movers.common.events.streaming;

import io.nats.streaming.Message;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A message that this replica has received and not yet answered, however often the broker has delivered it. */
final class HeldMessage {
    private static final Logger log = LoggerFactory.getLogger(HeldMessage.class);

    /**
     * Identifies a message in its channel. The sequence alone does not: it starts over when a broker has lost its disk or
     * stores nothing on one.
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

    /** Notes a redelivery. If the connection was lost in between, only the latest delivery can be answered. */
    void cameAgain(Message again) {
        latest = again;
        arrivedAt = System.nanoTime();
    }

    Place place() {
        return new Place(latest.getSequence(), latest.getTimestamp());
    }

    /** Notes that the message is being handled; from now on it is held until it is answered. */
    void begin() {
        begun = true;
    }

    /** Whether it has waited here unhandled for longer than the broker waits, so that another replica has it by now. */
    boolean isForfeited(Duration ackWait) {
        return !begun && System.nanoTime() - arrivedAt > ackWait.toNanos();
    }

    /** Acknowledges the message. A failed answer counts as none: the broker redelivers it. */
    void ack() {
        try {
            latest.ack();
        } catch (IOException | RuntimeException e) {
            log.debug("Cannot acknowledge {} of {}; it will be redelivered", place(), latest.getSubject(), e);
        }
    }
}
