package io.movers.common.events.jetstream;

import io.movers.common.events.transport.Delivery;
import io.movers.common.events.transport.Envelope;
import io.nats.client.Message;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A message of a JetStream consumer. */
class JetStreamDelivery implements Delivery {
    private static final Logger log = LoggerFactory.getLogger(JetStreamDelivery.class);

    private final Message message;
    private final Envelope envelope;

    JetStreamDelivery(String subject, Message message) {
        this.message = message;
        this.envelope = WireMessage.toEnvelope(subject, message);
    }

    @Override
    public Envelope envelope() {
        return envelope;
    }

    @Override
    public long deliveries() {
        return message.metaData().deliveredCount();
    }

    @Override
    public @Nullable Instant publishedAt() {
        return message.metaData().timestamp().toInstant();
    }

    @Override
    public void ack() {
        answer(message::ack);
    }

    @Override
    public void retryAfter(Duration delay) {
        answer(() -> message.nakWithDelay(delay));
    }

    /** At once, the stopped subscription's own open pull would get it, and nobody would be there to answer. */
    @Override
    public void giveBack() {
        answer(() -> message.nakWithDelay(JetStreamSubscription.PULL_EXPIRES));
    }

    @Override
    public void working() {
        answer(message::inProgress);
    }

    /** An answer that cannot be given is none: the broker delivers again. */
    private void answer(Runnable answer) {
        try {
            answer.run();
        } catch (IllegalStateException e) {
            log.debug("{} could not be answered, it comes again", envelope.id(), e);
        }
    }
}
