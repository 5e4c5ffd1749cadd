package io.movers.common.events.streaming;

import io.nats.streaming.Message;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A message that this replica has and has not answered, however often the broker has delivered it meanwhile. */
final class HeldMessage {
    private static final Logger log = LoggerFactory.getLogger(HeldMessage.class);

    private volatile Message latest;

    HeldMessage(Message first) {
        this.latest = first;
    }

    /** It has come again: only through the latest delivery can it be answered where the connection was lost in between. */
    void cameAgain(Message again) {
        latest = again;
    }

    long sequence() {
        return latest.getSequence();
    }

    /** An answer that cannot be given is none: the broker delivers again. */
    void ack() {
        try {
            latest.ack();
        } catch (IOException | RuntimeException e) {
            log.debug("Message {} of {} could not be answered, it comes again", sequence(), latest.getSubject(), e);
        }
    }
}
