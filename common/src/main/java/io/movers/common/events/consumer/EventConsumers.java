package io.movers.common.events.consumer;

import io.movers.common.data.DatabaseReadiness;
import io.movers.common.events.deadletter.DeadLetters;
import io.movers.common.events.engine.EventMetrics;
import io.movers.common.events.engine.EventsProperties;
import io.movers.common.events.engine.ListenerInvoker;
import io.movers.common.events.transport.Delivery;
import io.movers.common.events.transport.Transport;
import io.movers.common.scheduling.BackgroundTask;
import io.movers.common.scheduling.Backoff;
import io.movers.common.tracing.Tracing;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Consumes the subjects of all listeners. Events of different aggregates are handled in parallel, those of one aggregate and subject in
 * order, and effects that change the same one after the other.
 */
public class EventConsumers implements SmartLifecycle {
    /** Above the outbox: what listeners store while the service stops is still sent. */
    static final int PHASE = 3000;

    private static final Logger log = LoggerFactory.getLogger(EventConsumers.class);
    private static final Duration DRAIN = Duration.ofSeconds(10);

    private final ListenerInvoker invoker;
    private final Transport transport;
    private final EventsProperties properties;
    private final DatabaseReadiness database;
    private final DeliveryHandler handler;
    private final BackgroundTask signOfLife;
    private final Set<Delivery> inHand = ConcurrentHashMap.newKeySet();
    private final List<Transport.Subscription> subscriptions = new ArrayList<>();
    private volatile boolean running;
    private final List<ExecutorService> workers = new ArrayList<>();

    public EventConsumers(
            ListenerInvoker invoker,
            Transport transport,
            DeadLetters deadLetters,
            EventsProperties properties,
            EventMetrics metrics,
            DatabaseReadiness database,
            Tracing tracing,
            Clock clock) {
        this.invoker = invoker;
        this.transport = transport;
        this.properties = properties;
        this.database = database;
        Backoff afterFailure = new Backoff(properties.retryFirst(), properties.retryLongest());
        Backoff whileWaiting = new Backoff(properties.waitFirst(), properties.retryLongest());
        FailureBudget budget = new FailureBudget(properties, clock);
        this.handler =
                new DeliveryHandler(invoker, deadLetters, budget, afterFailure, whileWaiting, metrics, tracing, clock);
        Duration wellWithinAckWait = properties.ackWait().dividedBy(3);
        this.signOfLife = BackgroundTask.every(
                wellWithinAckWait, "events-in-hand", PHASE, () -> inHand.forEach(Delivery::working));
    }

    /** Consumes as soon as the database has the unique indexes that keep effects from happening twice. */
    @Override
    public void start() {
        running = true;
        database.onReady(this::consume);
    }

    private synchronized void consume() {
        if (!running || !workers.isEmpty()) {
            return;
        }
        // Copies are cheap and others wait for them: they do not queue behind effects.
        KeyedExecutor copies = newExecutor("copies-");
        KeyedExecutor effects = newExecutor("effects-");
        invoker.subjects().forEach(subject -> subscribe(subject, invoker.isEffect(subject) ? effects : copies));
        signOfLife.start();
    }

    private KeyedExecutor newExecutor(String threads) {
        AtomicInteger number = new AtomicInteger();
        ExecutorService started = Executors.newFixedThreadPool(
                properties.threads(), task -> new Thread(task, threads + number.incrementAndGet()));
        workers.add(started);
        return new KeyedExecutor(started);
    }

    /** One subject that cannot be consumed must not stop the others. */
    private void subscribe(String subject, KeyedExecutor executor) {
        Semaphore free = new Semaphore(properties.prefetch());
        try {
            subscriptions.add(transport.subscribe(subject, delivery -> accept(delivery, free, executor)));
        } catch (RuntimeException e) {
            log.error("Cannot subscribe to {}; its events are not consumed until the next start", subject, e);
        }
    }

    private void accept(Delivery delivery, Semaphore free, KeyedExecutor executor) {
        free.acquireUninterruptibly();
        inHand.add(delivery);
        Runnable done = () -> {
            inHand.remove(delivery);
            free.release();
        };
        try {
            executor.execute(orderOf(delivery), () -> handle(delivery, done));
        } catch (RuntimeException e) { // stopping: the workers accept no more tasks
            log.debug(
                    "Event {} returned to the broker while stopping",
                    delivery.envelope().id(),
                    e);
            done.run();
            delivery.giveBack();
        }
    }

    /** Deliveries with the same key are handled in order. An unreadable event has a key of its own. */
    private Object orderOf(Delivery delivery) {
        String order = handler.orderOf(delivery);
        return order == null ? delivery : order;
    }

    private void handle(Delivery delivery, Runnable done) {
        try {
            if (running) {
                handler.handle(delivery);
            } else {
                delivery.giveBack();
            }
        } finally {
            done.run();
        }
    }

    /** Accepts no further deliveries, finishes those in hand and gives the rest back to the broker. */
    @Override
    public synchronized void stop() {
        subscriptions.forEach(Transport.Subscription::stop);
        running = false;
        workers.forEach(ExecutorService::shutdown);
        workers.forEach(EventConsumers::drain);
        workers.clear();
        subscriptions.forEach(Transport.Subscription::close);
        subscriptions.clear();
        signOfLife.stop();
    }

    private static void drain(ExecutorService workers) {
        try {
            if (!workers.awaitTermination(DRAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                workers.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
