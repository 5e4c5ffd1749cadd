package io.movers.common.events.streaming;

import io.movers.common.events.engine.EventsProperties;
import io.movers.common.events.transport.Envelope;
import io.nats.client.Connection;
import io.nats.client.ConnectionListener;
import io.nats.client.Nats;
import io.nats.streaming.AckHandler;
import io.nats.streaming.MessageHandler;
import io.nats.streaming.NatsStreaming;
import io.nats.streaming.Options;
import io.nats.streaming.StreamingConnection;
import io.nats.streaming.SubscriptionOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A client of the cluster for the lifetime of one connection. A lost session is never repaired: a new one replaces it under
 * the same client id. So there is one way to connect and reconnect, whether the network, the server or the server's memory
 * of this client was lost.
 */
final class StreamingSession {
    private static final Logger log = LoggerFactory.getLogger(StreamingSession.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final Duration PING_INTERVAL = Duration.ofSeconds(5);
    private static final int PINGS_OUT = 3;

    private final EventsProperties properties;
    private final String queueGroup;
    private final Runnable onLost;
    private final Connection nats;
    private final StreamingConnection client;
    private final Set<CompletableFuture<Void>> unanswered = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean lost = new AtomicBoolean();
    private volatile boolean ready;

    /**
     * Connects.
     *
     * @param onLost called once when the session ends by itself; must not block
     * @throws IOException the server cannot be reached or refuses, for example because another client uses the id
     */
    StreamingSession(EventsProperties properties, String clientId, String queueGroup, Runnable onLost)
            throws IOException, InterruptedException {
        this.properties = properties;
        this.queueGroup = queueGroup;
        this.onLost = onLost;
        this.nats = connect(clientId);
        try {
            this.client = signOn(clientId);
        } catch (IOException | InterruptedException | RuntimeException e) {
            nats.close();
            throw e;
        }
    }

    private Connection connect(String clientId) throws IOException, InterruptedException {
        io.nats.client.Options.Builder options = io.nats.client.Options.builder()
                .servers(properties.natsUrl().split(","))
                .connectionName(clientId)
                .noReconnect()
                .connectionTimeout(TIMEOUT)
                .pingInterval(PING_INTERVAL)
                .connectionListener((connection, event) -> {
                    if (event == ConnectionListener.Events.DISCONNECTED || event == ConnectionListener.Events.CLOSED) {
                        lose("the connection is gone");
                    }
                })
                .errorListener(new LoggedErrors());
        if (properties.natsUser() != null && !properties.natsUser().isBlank()) {
            options.userInfo(properties.natsUser(), properties.natsPassword());
        }
        return Nats.connect(options.build());
    }

    private StreamingConnection signOn(String clientId) throws IOException, InterruptedException {
        StreamingConnection signedOn = NatsStreaming.connect(
                properties.natsClusterId(),
                clientId,
                new Options.Builder()
                        .natsConn(nats)
                        .connectWait(TIMEOUT)
                        .pubAckWait(properties.sendTimeout())
                        .pingInterval(PING_INTERVAL)
                        .maxPingsOut(PINGS_OUT)
                        .connectionLostHandler((connection, reason) -> lose(String.valueOf(reason.getMessage())))
                        .build());
        if (signedOn == null) { // the client returns null if it was interrupted
            throw new InterruptedException();
        }
        return signedOn;
    }

    private void lose(String reason) {
        if (lost.compareAndSet(false, true)) {
            log.debug("Session lost: {}", reason);
            onLost.run();
        }
    }

    /** Marks the session ready: its subscriptions exist. */
    void beReady() {
        ready = true;
    }

    /** Whether events can be sent and received. */
    boolean isReady() {
        return ready && !lost.get();
    }

    CompletableFuture<Void> send(Envelope envelope) {
        CompletableFuture<Void> answer = new CompletableFuture<>();
        unanswered.add(answer);
        var unused = answer.whenComplete((stored, failure) -> unanswered.remove(answer));
        try {
            client.publish(envelope.subject(), ChannelMessage.of(envelope), new Answer(answer));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answer.completeExceptionally(e);
        } catch (IOException | TimeoutException | RuntimeException e) {
            answer.completeExceptionally(e);
        }
        return answer;
    }

    void subscribe(String channel, MessageHandler handler) throws IOException, InterruptedException {
        try {
            client.subscribe(
                    channel,
                    queueGroup,
                    handler,
                    new SubscriptionOptions.Builder()
                            .durableName(queueGroup)
                            .deliverAllAvailable()
                            .manualAcks()
                            .ackWait(properties.ackWait())
                            // Failing events wait here for their next try and must not block others.
                            .maxInFlight(properties.failingLimit() + properties.prefetch())
                            .subscriptionTimeout(TIMEOUT)
                            .build());
        } catch (TimeoutException e) {
            throw new IOException(e);
        }
    }

    /** Signs off, so that unanswered events go to another replica at once, and closes the connection. */
    void close() {
        boolean holds = !lost.getAndSet(true);
        try {
            if (holds) {
                awaitAnswers();
            }
            client.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | TimeoutException | RuntimeException e) {
            log.debug("Signing off from the server failed; it will notice the lost client itself", e);
        }
        try {
            nats.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        unanswered.forEach(answer -> answer.completeExceptionally(new IOException("The session has ended")));
    }

    /** Waits until every send is answered or has timed out: with an unanswered one the client would fail before it signs off. */
    private void awaitAnswers() throws InterruptedException {
        try {
            CompletableFuture.allOf(unanswered.toArray(CompletableFuture[]::new))
                    .get(properties.sendTimeout().plus(TIMEOUT).toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            log.debug("Some of the last events were not stored; the outbox will send them again", e);
        }
    }

    /** Completes a send. Asks for no data, which the client would otherwise keep until the answer. */
    private record Answer(CompletableFuture<Void> answer) implements AckHandler {
        @Override
        public void onAck(String id, Exception failure) {
            if (failure == null) {
                answer.complete(null);
            } else {
                answer.completeExceptionally(failure);
            }
        }

        @Override
        public boolean includeDataWithAck() {
            return false;
        }
    }
}
