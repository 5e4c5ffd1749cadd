package io.movers.common.events.jetstream;

import io.movers.common.events.engine.EventsProperties;
import io.movers.common.events.transport.BrokerState;
import io.movers.common.events.transport.Delivery;
import io.movers.common.events.transport.Envelope;
import io.movers.common.events.transport.Transport;
import io.movers.common.scheduling.Backoff;
import io.nats.client.Connection;
import io.nats.client.ConnectionListener;
import io.nats.client.JetStream;
import io.nats.client.JetStreamApiException;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.api.PublishAck;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.lang.Contract;

/**
 * Events over NATS JetStream: one stream for all services, a durable pull consumer per service and subject.
 *
 * <p>The stream and the consumers are set up, idempotently, each time the broker becomes reachable. A client that connects
 * asynchronously may report RECONNECTED without ever reporting CONNECTED, so both are treated alike.
 */
public class JetStreamTransport implements Transport, SmartLifecycle {
    /** Connects before, and is closed after, everything that uses it. */
    static final int PHASE = 1000;

    private static final String INBOX = "_INBOX.";
    private static final Logger log = LoggerFactory.getLogger(JetStreamTransport.class);
    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration RECONNECT_WAIT = Duration.ofMillis(500);
    private static final Duration PING_INTERVAL = Duration.ofSeconds(10);
    private static final Backoff PAUSES = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));

    private final String service;
    private final EventsProperties properties;
    private final StreamSetup setup;
    private final BrokerState state;
    private final List<Runnable> onConnected = new CopyOnWriteArrayList<>();
    private final List<Runnable> onEventsLost = new CopyOnWriteArrayList<>();
    private final List<JetStreamSubscription> subscriptions = new CopyOnWriteArrayList<>();
    private final AtomicBoolean repairing = new AtomicBoolean();
    private final AtomicInteger closings = new AtomicInteger();
    private volatile ScheduledExecutorService control = newControl();
    private volatile @Nullable Object attempt;
    private volatile @Nullable Connection connection;
    private volatile @Nullable JetStream jetStream;
    private volatile boolean running;

    /** @param service the name of the service, under which its replicas share the deliveries */
    public JetStreamTransport(String service, EventsProperties properties) {
        this.service = service;
        this.properties = properties;
        this.setup = new StreamSetup(properties, () -> onEventsLost.forEach(Runnable::run));
        this.state = new BrokerState(Clock.systemUTC());
    }

    /** Creates no thread before its first task. */
    private static ScheduledExecutorService newControl() {
        return Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "nats-control"));
    }

    @Override
    public void start() {
        running = true;
        repairing.set(false); // a stop may have cut off a repair
        closings.set(0);
        connect();
    }

    /** Opens a connection. The client reconnects by itself until it closes the connection for good. */
    private void connect() {
        if (!running) {
            return;
        }
        Object current = new Object();
        attempt = current;
        Options.Builder options = Options.builder()
                .servers(properties.natsUrl().split(","))
                .connectionName(service)
                .inboxPrefix(INBOX + service) // others may not read what the broker answers
                .maxReconnects(-1)
                .reconnectWait(RECONNECT_WAIT)
                .connectionTimeout(CONNECTION_TIMEOUT)
                .pingInterval(PING_INTERVAL)
                .connectionListener((changed, event) -> {
                    if (current == attempt) { // ignore late reports of an abandoned connection
                        connectionChanged(changed, event);
                    }
                })
                .errorListener(new QuietErrorListener(this::restart, this::brokerReports));
        if (properties.natsUser() != null && !properties.natsUser().isBlank()) {
            options.userInfo(properties.natsUser(), properties.natsPassword());
        }
        try {
            Nats.connectAsynchronously(options.build(), true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void connectionChanged(Connection changed, ConnectionListener.Events event) {
        connection = changed;
        switch (event) {
            case CONNECTED, RECONNECTED -> onControl(() -> becomeReady(1));
            case DISCONNECTED -> {
                jetStream = null;
                if (running) {
                    state.disconnected(null);
                }
            }
            case CLOSED -> {
                jetStream = null;
                if (running) {
                    openAnew(changed);
                }
            }
            default -> log.debug("NATS connection: {}", event);
        }
    }

    /** The client gives up after two refusals of the same kind, such as a wrong password, but an operator may still fix the cause. */
    private void openAnew(Connection closed) {
        state.disconnected(closed.getLastError() == null ? null : closed.getLastError());
        attempt = null;
        afterPause(closings.incrementAndGet(), this::connect);
    }

    private void brokerReports(String error) {
        if (!isConnected()) {
            state.disconnected(error);
        } else {
            log.warn("The broker reports: {}", error);
        }
    }

    /** Sets up the stream, lets events be sent, then sets up the consumers. Tries again while the connection lasts. */
    private void becomeReady(int attempts) {
        Connection ready = connection;
        if (!isOpen(ready)) {
            return;
        }
        try {
            setup.ensureStream(ready.jetStreamManagement());
            jetStream = ready.jetStream();
            closings.set(0);
            state.connected();
        } catch (IOException | JetStreamApiException | RuntimeException e) {
            state.disconnected(e.toString());
            afterPause(attempts, () -> becomeReady(attempts + 1));
            return;
        }
        subscriptions.forEach(subscription -> restart(subscription));
        onConnected.forEach(Runnable::run);
    }

    @Contract("null -> false")
    private boolean isOpen(@Nullable Connection current) {
        return running && current != null && current.getStatus() == Connection.Status.CONNECTED;
    }

    /** Runs work on our own thread, because the connection listener's must not block. */
    private void onControl(Runnable work) {
        if (!running) {
            return; // start() does what is needed
        }
        try {
            control.execute(work);
        } catch (RejectedExecutionException e) {
            log.debug("Transport is stopping; set-up skipped");
        }
    }

    private void afterPause(int attempts, Runnable work) {
        if (!running) {
            return;
        }
        try {
            var unused = control.schedule(work, PAUSES.after(attempts).toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            log.debug("Transport is stopping; retry skipped");
        }
    }

    @Override
    public boolean isConnected() {
        return jetStream != null;
    }

    @Override
    public BrokerState.Snapshot state() {
        return state.snapshot();
    }

    @Override
    public void onEventsLost(Runnable action) {
        onEventsLost.add(action);
    }

    @Override
    public void onConnected(Runnable action) {
        onConnected.add(action);
        if (isConnected()) {
            onControl(action);
        }
    }

    @Override
    public CompletableFuture<Void> send(Envelope envelope) {
        JetStream current = jetStream;
        if (current == null) {
            return CompletableFuture.failedFuture(new IOException("The broker cannot be reached"));
        }
        try {
            CompletableFuture<PublishAck> answer = current.publishAsync(WireMessage.of(envelope));
            return answer.handle((ack, failure) -> {
                if (failure != null) {
                    examine(failure);
                    throw new CompletionException(failure);
                }
                setup.stored(ack.getSeqno());
                state.accepted();
                return null;
            });
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void examine(Throwable failure) {
        if (failure instanceof JetStreamApiException refusal && !StreamSetup.isFull(refusal)) {
            state.refused(String.valueOf(refusal.getMessage()));
        }
        // 503: no stream takes the subject, so it has been deleted. Many sends find that out at the same time; one
        // repairs it.
        if (String.valueOf(failure.getMessage()).contains("503") && repairing.compareAndSet(false, true)) {
            onControl(() -> {
                repairing.set(false);
                becomeReady(1);
            });
        }
    }

    @Override
    public Subscription subscribe(String subject, Consumer<Delivery> handler) {
        JetStreamSubscription subscription = new JetStreamSubscription(
                properties.stream(),
                StreamSetup.consumerName(service, subject),
                setup.consumer(service, subject),
                subject,
                properties.prefetch(),
                handler);
        subscriptions.add(subscription);
        Connection current = connection;
        if (isConnected() && current != null) {
            onControl(() -> restart(subscription));
        }
        return subscription;
    }

    private void restart(String consumerName) {
        subscriptions.stream()
                .filter(subscription -> subscription.consumerName().equals(consumerName))
                .forEach(subscription -> onControl(() -> restart(subscription)));
    }

    /** Starts a subscription. A consumer that cannot be created stops neither the other consumers nor sending. */
    private void restart(JetStreamSubscription subscription) {
        restart(subscription, subscription.newStart(), 1);
    }

    private void restart(JetStreamSubscription subscription, int start, int attempts) {
        Connection current = connection;
        if (!isOpen(current) || !subscription.isLatest(start)) {
            return;
        }
        try {
            setup.ensureStream(current.jetStreamManagement());
            subscription.resume(current, setup);
        } catch (IOException | JetStreamApiException | RuntimeException e) {
            log.warn("Cannot receive {} at the moment ({}); trying again", subscription.subject(), e.toString());
            afterPause(attempts, () -> restart(subscription, start, attempts + 1));
        }
    }

    @Override
    public void stop() {
        running = false;
        control.shutdownNow();
        control = newControl();
        jetStream = null;
        attempt = null;
        subscriptions.clear();
        Connection closing = connection;
        connection = null;
        if (closing != null) {
            try {
                closing.flush(CONNECTION_TIMEOUT);
            } catch (Exception e) {
                log.debug("The last acknowledgements may be lost; their events will be redelivered", e);
            }
            try {
                closing.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
