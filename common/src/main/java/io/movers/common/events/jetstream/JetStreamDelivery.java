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

    /** The broker sends it to another replica at once, because a subscription takes its pulls back before it stops. */
    @Override
    public void giveBack() {
        answer(message::nak);
    }

    @Override
    public void working() {
        answer(message::inProgress);
    }

    /** Answers the broker. A failed answer counts as none: the broker redelivers the event. */
    private void answer(Runnable answer) {
        try {
            answer.run();
        } catch (IllegalStateException e) {
            log.debug("Cannot answer the broker about event {}; it will be redelivered", envelope.id(), e);
        }
    }
}
