package io.movers.common.events.jetstream;

import io.movers.common.events.transport.Delivery;
import io.movers.common.events.transport.Transport;
import io.nats.client.Connection;
import io.nats.client.ConsumeOptions;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import io.nats.client.MessageConsumer;
import io.nats.client.api.ConsumerConfiguration;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The deliveries of one subject through the service's durable consumer. */
class JetStreamSubscription implements Transport.Subscription {
    private static final Logger log = LoggerFactory.getLogger(JetStreamSubscription.class);

    /** How long a pull stays open: a stopped subscription gets nothing after this time. */
    static final Duration PULL_EXPIRES = Duration.ofSeconds(2);

    private final String stream;
    private final ConsumerConfiguration configuration;
    private final String consumerName;
    private final String subject;
    private final int prefetch;
    private final Consumer<Delivery> handler;
    private final AtomicInteger starts = new AtomicInteger();
    private @Nullable MessageConsumer consumer;
    private boolean stopped;

    JetStreamSubscription(
            String stream,
            String consumerName,
            ConsumerConfiguration configuration,
            String subject,
            int prefetch,
            Consumer<Delivery> handler) {
        this.stream = stream;
        this.configuration = configuration;
        this.consumerName = consumerName;
        this.subject = subject;
        this.prefetch = prefetch;
        this.handler = handler;
    }

    String subject() {
        return subject;
    }

    String consumerName() {
        return consumerName;
    }

    /** Says that it is to be started anew, so that earlier attempts end. */
    int newStart() {
        return starts.incrementAndGet();
    }

    /** Whether no other start was asked for since that one. */
    boolean isLatest(int start) {
        return starts.get() == start;
    }

    /**
     * Starts consuming, and starts over after a reconnect: the client's own recovery would wait seconds for a missed heartbeat.
     */
    synchronized void resume(Connection connection, StreamSetup setup) throws IOException, JetStreamApiException {
        if (stopped) {
            return;
        }
        MessageConsumer before = consumer;
        setup.ensureConsumer(connection.jetStreamManagement(), configuration);
        consumer = connection
                .getStreamContext(stream)
                .getConsumerContext(consumerName)
                .consume(
                        ConsumeOptions.builder()
                                .batchSize(prefetch)
                                .expiresIn(PULL_EXPIRES.toMillis())
                                .build(),
                        this::handle);
        closeQuietly(before);
    }

    private void handle(Message message) {
        handler.accept(new JetStreamDelivery(subject, message));
    }

    @Override
    public synchronized void stop() {
        stopped = true;
        if (consumer != null) {
            consumer.stop();
        }
    }

    /** Closes at once, whereas the client's own orderly stop waits for the open pull to expire. */
    @Override
    public synchronized void close() {
        closeQuietly(consumer);
    }

    private void closeQuietly(@Nullable MessageConsumer closing) {
        if (closing == null) {
            return;
        }
        try {
            closing.close();
        } catch (Exception e) {
            log.debug("The consumer of {} was already gone when it was closed", subject, e);
        }
    }
}
