package io.movers.common.events.jetstream;

import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import io.nats.client.JetStreamSubscription;
import io.nats.client.support.Status;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Replaces the client's default listener, which logs every failed reconnect: the transport logs an outage once. */
class QuietErrorListener implements ErrorListener {
    private static final Logger log = LoggerFactory.getLogger(QuietErrorListener.class);

    private final Consumer<String> onConsumerSilent;
    private final Consumer<String> onError;

    /**
     * @param onConsumerSilent gets the name of a consumer that was deleted or does not answer; the client reports it only here
     * @param onError gets the broker's error messages
     */
    QuietErrorListener(Consumer<String> onConsumerSilent, Consumer<String> onError) {
        this.onConsumerSilent = onConsumerSilent;
        this.onError = onError;
    }

    @Override
    public void errorOccurred(Connection connection, String error) {
        onError.accept(error);
    }

    @Override
    public void exceptionOccurred(Connection connection, Exception e) {
        log.debug("NATS connection", e);
    }

    @Override
    public void pullStatusError(Connection connection, JetStreamSubscription subscription, Status status) {
        log.warn("The broker ended a pull: {}", status.getMessageWithCode());
        onConsumerSilent.accept(subscription.getConsumerName());
    }

    @Override
    public void heartbeatAlarm(
            Connection connection,
            JetStreamSubscription subscription,
            long lastStreamSequence,
            long lastConsumerSequence) {
        onConsumerSilent.accept(subscription.getConsumerName());
    }
}
