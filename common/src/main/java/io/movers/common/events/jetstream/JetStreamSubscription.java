package io.movers.common.events.jetstream;

import io.movers.common.events.transport.Delivery;
import io.movers.common.events.transport.Transport;
import io.nats.client.Connection;
import io.nats.client.ConsumeOptions;
import io.nats.client.Dispatcher;
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

    /**
     * How long a pull stays open. A server that is lost together with a pull is noticed after at most one and a half times as long, and
     * an idle service asks once in it for each subject.
     */
    private static final Duration PULL_EXPIRES = Duration.ofSeconds(10);

    /** How long a subscription that stops waits for what the broker has already sent; a healthy one answers within milliseconds. */
    private static final Duration LAST_DELIVERIES = Duration.ofMillis(250);

    private final String stream;
    private final ConsumerConfiguration configuration;
    private final String consumerName;
    private final String subject;
    private final int prefetch;
    private final Consumer<Delivery> handler;
    private final AtomicInteger starts = new AtomicInteger();
    private @Nullable Pulls pulls;
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
        Pulls before = pulls;
        setup.ensureConsumer(connection.jetStreamManagement(), configuration);
        pulls = open(connection);
        end(before);
    }

    private Pulls open(Connection connection) throws IOException, JetStreamApiException {
        Dispatcher dispatcher = connection.createDispatcher();
        try {
            ConsumeOptions options = ConsumeOptions.builder()
                    .batchSize(prefetch)
                    .expiresIn(PULL_EXPIRES.toMillis())
                    .build();
            MessageConsumer consumer = connection
                    .getStreamContext(stream)
                    .getConsumerContext(consumerName)
                    .consume(options, dispatcher, this::handle);
            return new Pulls(connection, dispatcher, consumer);
        } catch (IOException | JetStreamApiException | RuntimeException e) {
            connection.closeDispatcher(dispatcher);
            throw e;
        }
    }

    private void handle(Message message) {
        handler.accept(new JetStreamDelivery(subject, message));
    }

    @Override
    public synchronized void stop() {
        stopped = true;
        end(pulls);
    }

    @Override
    public void close() {
        // Nothing is open after a stop.
    }

    /**
     * Takes the open pulls back, so that events that are given back go to other replicas, and hands on what the broker has already sent.
     * The client's own stop would wait for the open pulls to expire.
     */
    @SuppressWarnings("FutureReturnValueIgnored") // what is not handed on in time is delivered again
    private void end(@Nullable Pulls ending) {
        if (ending == null) {
            return;
        }
        try {
            if (ending.connection().getStatus() == Connection.Status.CONNECTED) {
                ending.dispatcher().drain(LAST_DELIVERIES);
            }
            ending.consumer().close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            log.debug("The consumer of {} was already gone when it was closed", subject, e);
        }
    }

    private record Pulls(Connection connection, Dispatcher dispatcher, MessageConsumer consumer) {}
}
