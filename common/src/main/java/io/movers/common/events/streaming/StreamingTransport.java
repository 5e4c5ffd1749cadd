package io.movers.common.events.streaming;

import io.movers.common.events.engine.EventAddresses;
import io.movers.common.events.engine.EventsProperties;
import io.movers.common.events.transport.BrokerState;
import io.movers.common.events.transport.Delivery;
import io.movers.common.events.transport.Envelope;
import io.movers.common.events.transport.Transport;
import io.movers.common.scheduling.Backoff;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Events over NATS Streaming, which the Node services use: one channel per subject and a durable queue group per service,
 * both with the names that Node uses. A service therefore continues where its Node counterpart stopped.
 *
 * <p>The broker does not drop duplicates; consumers are idempotent anyway.
 */
public class StreamingTransport implements Transport, SmartLifecycle {
    /** Connects before, and is closed after, everything that uses it. */
    static final int PHASE = 1000;

    private static final Logger log = LoggerFactory.getLogger(StreamingTransport.class);
    private static final Backoff RECONNECT = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5));
    private static final Duration STOP = Duration.ofSeconds(5);

    private final EventsProperties properties;
    private final String clientId;
    private final String queueGroup;
    private final BrokerState state = new BrokerState(Clock.systemUTC());
    private final List<Runnable> onConnected = new CopyOnWriteArrayList<>();
    private final List<StreamingSubscription> subscriptions = new CopyOnWriteArrayList<>();
    private volatile ScheduledExecutorService control = newThread("streaming-control");
    private volatile ScheduledExecutorService retries = newThread("streaming-retries");
    private volatile @Nullable StreamingSession session;
    private volatile boolean running;
    private long failures;

    /** @param service the name of the service, under which its replicas share the deliveries */
    public StreamingTransport(String service, EventsProperties properties) {
        this.properties = properties;
        this.clientId = clientId(properties.natsClientId().isBlank() ? service : properties.natsClientId());
        this.queueGroup = EventAddresses.queue(service);
    }

    /** Replaces characters that the server refuses in a client id; a pod's name may contain a dot. */
    static String clientId(String wanted) {
        return wanted.replaceAll("[^A-Za-z0-9_-]", "_");
    }

    /** Creates no thread before its first task. */
    private static ScheduledExecutorService newThread(String name) {
        return Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, name));
    }

    @Override
    public void start() {
        running = true;
        onControl(this::connect);
    }

    /** Opens a session with its subscriptions, then marks it ready. Repeats that with growing pauses until it works. */
    private void connect() {
        if (!running || isConnected()) {
            return;
        }
        closeSession();
        try {
            StreamingSession opened =
                    new StreamingSession(properties, clientId, queueGroup, () -> onControl(this::reconnect));
            session = opened; // set before the subscriptions, so that a failure closes it
            if (!running) { // stopped meanwhile; stop() did not wait for this
                closeSession();
                return;
            }
            for (StreamingSubscription subscription : subscriptions) {
                subscription.resume(opened);
            }
            opened.beReady();
            failures = 0;
            state.connected();
            log.debug("Signed on as {}", clientId);
            onConnected.forEach(Runnable::run);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            closeSession();
            tryAgain(e);
        }
    }

    /** Reconnects after a lost session. Does nothing after a failed attempt: it also reports an end, but its next try is scheduled. */
    private void reconnect() {
        if (running && failures == 0 && !isConnected()) {
            state.disconnected(null);
            connect();
        }
    }

    private void tryAgain(Exception failure) {
        failures++;
        if (running) {
            state.disconnected(String.valueOf(failure.getMessage()));
        }
        Duration pause = RECONNECT.after(failures);
        try {
            var unused = control.schedule(this::connect, pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            log.debug("Transport is stopping; retry skipped");
        }
    }

    private void closeSession() {
        StreamingSession closing = session;
        session = null;
        if (closing != null) {
            closing.close();
        }
    }

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

    @Override
    public boolean isConnected() {
        StreamingSession current = session;
        return current != null && current.isReady();
    }

    @Override
    public BrokerState.Snapshot state() {
        return state.snapshot();
    }

    @Override
    public void onConnected(Runnable action) {
        onConnected.add(action);
        if (isConnected()) {
            onControl(action);
        }
    }

    /** A channel has the subject's own name. */
    @Override
    public CompletableFuture<Void> send(Envelope envelope) {
        StreamingSession current = session;
        return current == null || !current.isReady()
                ? CompletableFuture.failedFuture(new IOException("The broker cannot be reached"))
                : current.send(envelope);
    }

    @Override
    public Subscription subscribe(String subject, Consumer<Delivery> handler) {
        StreamingSubscription subscription = new StreamingSubscription(subject, handler, retries, properties.ackWait());
        subscription.start();
        subscriptions.add(subscription);
        onControl(() -> begin(subscription));
        return subscription;
    }

    private void begin(StreamingSubscription subscription) {
        StreamingSession current = session;
        if (current == null || !current.isReady()) {
            return;
        }
        try {
            subscription.resume(current);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            closeSession();
            tryAgain(e);
        }
    }

    @Override
    public void stop() {
        running = false;
        retries.shutdownNow();
        control.shutdownNow();
        try {
            if (!control.awaitTermination(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                log.debug("An attempt to connect did not end in time; stopping anyway");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        closeSession();
        subscriptions.clear();
        failures = 0;
        control = newThread("streaming-control");
        retries = newThread("streaming-retries");
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
