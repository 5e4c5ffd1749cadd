package io.movers.common.events.jetstream;

import io.movers.common.events.engine.EventsProperties;
import io.movers.common.events.transport.Delivery;
import io.movers.common.events.transport.Envelope;
import io.movers.common.events.transport.Transport;
import io.nats.client.Connection;
import io.nats.client.ConnectionListener;
import io.nats.client.JetStream;
import io.nats.client.JetStreamApiException;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.api.PublishAck;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Events over NATS JetStream: one stream for all services, a durable pull consumer per service and subject.
 *
 * <p>The stream and the consumers are set up each time the broker becomes reachable, idempotently; where the connection was
 * made asynchronously the client reports RECONNECTED and never CONNECTED, so both count alike.
 */
public class JetStreamTransport implements Transport, SmartLifecycle {
    /** Connects before, and is closed after, everything that uses it. */
    static final int PHASE = 1000;

    private static final Logger log = LoggerFactory.getLogger(JetStreamTransport.class);
    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration RECONNECT_WAIT = Duration.ofMillis(500);
    private static final Duration PING_INTERVAL = Duration.ofSeconds(10);
    private static final long SETUP_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final String service;
    private final EventsProperties properties;
    private final StreamSetup setup;
    private final List<Runnable> onConnected = new CopyOnWriteArrayList<>();
    private final List<JetStreamSubscription> subscriptions = new CopyOnWriteArrayList<>();
    private final AtomicBoolean repairing = new AtomicBoolean();
    private volatile ExecutorService control = newControl();
    private volatile @Nullable Connection connection;
    private volatile @Nullable JetStream jetStream;
    private volatile boolean running;
    private volatile boolean outageLogged;

    /** @param service the name of the service, under which its replicas share the deliveries */
    public JetStreamTransport(String service, EventsProperties properties) {
        this.service = service;
        this.properties = properties;
        this.setup = new StreamSetup(properties);
    }

    /** Its thread comes with its first task. */
    private static ExecutorService newControl() {
        return Executors.newSingleThreadExecutor(task -> new Thread(task, "nats-control"));
    }

    @Override
    public void start() {
        running = true;
        repairing.set(false); // a repair that a stop has cut off does not count as under way
        Options.Builder options = Options.builder()
                .servers(properties.natsUrl().split("\\s*,\\s*"))
                .connectionName(service)
                .maxReconnects(-1)
                .reconnectWait(RECONNECT_WAIT)
                .connectionTimeout(CONNECTION_TIMEOUT)
                .pingInterval(PING_INTERVAL)
                .connectionListener(this::connectionChanged)
                .errorListener(new QuietErrorListener(this::restart));
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
            case CONNECTED, RECONNECTED -> onControl(this::becomeReady);
            case DISCONNECTED -> {
                jetStream = null;
                if (running && !outageLogged) { // the client says it again at every try to reconnect
                    outageLogged = true;
                    log.warn("The connection to the broker is lost; events wait in the outbox until it is back");
                }
            }
            default -> log.debug("NATS connection: {}", event);
        }
    }

    /** Sets up stream and consumers, then lets events flow. Tries again until it works or the connection is gone. */
    private void becomeReady() {
        Connection ready = connection;
        while (running && ready != null && ready.getStatus() == Connection.Status.CONNECTED) {
            try {
                setup.ensureStream(ready.jetStreamManagement());
                for (JetStreamSubscription subscription : subscriptions) {
                    subscription.resume(ready);
                }
                jetStream = ready.jetStream();
                outageLogged = false;
                log.info("Connected to the broker");
                onConnected.forEach(Runnable::run);
                return;
            } catch (IOException | JetStreamApiException | RuntimeException e) {
                log.warn("The broker is not ready, it is tried again: {}", e.toString());
                LockSupport.parkNanos(SETUP_PAUSE_NANOS);
            }
        }
    }

    /** The listener's thread must not block: the work is done on one of our own. */
    private void onControl(Runnable work) {
        if (!running) {
            return; // what is to be done at a start is done then
        }
        try {
            control.execute(work);
        } catch (RejectedExecutionException e) {
            log.debug("Stopping, nothing is set up any more");
        }
    }

    @Override
    public boolean isConnected() {
        return jetStream != null;
    }

    @Override
    public void onConnected(Runnable action) {
        onConnected.add(action);
        if (isConnected()) {
            onControl(action);
        }
    }

    @Override
    public String address(String subject) {
        return WireMessage.wireSubject(subject);
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
                    repairIfGone(failure);
                    throw new CompletionException(failure);
                }
                return null;
            });
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Nobody answers for the subject: the stream has been deleted under us. Many sends find that out at the same time. */
    private void repairIfGone(Throwable failure) {
        if (String.valueOf(failure.getMessage()).contains("503") && repairing.compareAndSet(false, true)) {
            onControl(() -> {
                repairing.set(false);
                becomeReady();
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

    private void restart(JetStreamSubscription subscription) {
        Connection current = connection;
        if (!running || current == null || current.getStatus() != Connection.Status.CONNECTED) {
            return;
        }
        try {
            setup.ensureStream(current.jetStreamManagement());
            subscription.resume(current);
        } catch (IOException | JetStreamApiException | RuntimeException e) {
            log.warn("{} cannot be received now, it is tried again: {}", subscription.subject(), e.toString());
            LockSupport.parkNanos(SETUP_PAUSE_NANOS);
            onControl(() -> restart(subscription));
        }
    }

    @Override
    public void stop() {
        running = false;
        control.shutdownNow();
        control = newControl();
        jetStream = null;
        subscriptions.clear();
        Connection closing = connection;
        connection = null;
        if (closing != null) {
            try {
                closing.flush(CONNECTION_TIMEOUT);
            } catch (Exception e) {
                log.debug("The last acknowledgements may be lost; they are repeated", e);
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
