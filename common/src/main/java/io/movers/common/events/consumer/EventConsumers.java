package io.movers.common.events.consumer;

import io.movers.common.events.deadletter.DeadLetters;
import io.movers.common.events.engine.Backoff;
import io.movers.common.events.engine.EventMetrics;
import io.movers.common.events.engine.EventsProperties;
import io.movers.common.events.engine.UnreadableEventException;
import io.movers.common.events.transport.Delivery;
import io.movers.common.events.transport.Transport;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Takes deliveries from the broker and answers each: acknowledged when the listener says so, delivered again after a growing
 * pause when it does not, parked when that does not help.
 */
public class EventConsumers implements SmartLifecycle {
    /** Above the outbox, so that what a listener stores while stopping is still sent. */
    static final int PHASE = 3000;

    private static final Logger log = LoggerFactory.getLogger(EventConsumers.class);
    private static final Duration DRAIN = Duration.ofSeconds(10);

    private final ListenerInvoker handling;
    private final Transport transport;
    private final DeadLetters parked;
    private final EventsProperties properties;
    private final EventMetrics metrics;
    private final Clock clock;
    private final Backoff backoff;
    private final FailureBudget failing;
    private final Set<Delivery> inHand = ConcurrentHashMap.newKeySet();
    private final List<Transport.Subscription> subscriptions = new ArrayList<>();
    private volatile boolean running;
    private @Nullable ExecutorService workers;
    private @Nullable ScheduledExecutorService keeper;

    public EventConsumers(
            ListenerInvoker handling,
            Transport transport,
            DeadLetters parked,
            EventsProperties properties,
            EventMetrics metrics,
            Clock clock) {
        this.handling = handling;
        this.transport = transport;
        this.parked = parked;
        this.properties = properties;
        this.metrics = metrics;
        this.clock = clock;
        this.backoff = new Backoff(properties.retryFirst(), properties.retryLongest());
        this.failing = new FailureBudget(properties, clock);
    }

    @Override
    public void start() {
        running = true;
        AtomicInteger number = new AtomicInteger();
        ExecutorService starting = Executors.newFixedThreadPool(
                properties.threads(), task -> new Thread(task, "events-" + number.incrementAndGet()));
        workers = starting;
        KeyedExecutor executor = new KeyedExecutor(starting);
        handling.listeners().keySet().forEach(subject -> subscriptions.add(subscribe(subject, executor)));
        keepInHand();
    }

    private Transport.Subscription subscribe(String subject, KeyedExecutor executor) {
        Semaphore free = new Semaphore(properties.prefetch());
        return transport.subscribe(subject, delivery -> {
            free.acquireUninterruptibly();
            inHand.add(delivery);
            try {
                executor.execute(keyOf(delivery), () -> {
                    try {
                        answer(delivery);
                    } finally {
                        inHand.remove(delivery);
                        free.release();
                    }
                });
            } catch (RejectedExecutionException e) {
                delivery.giveBack();
            }
        });
    }

    /** One aggregate in order within a subject; what names no aggregate is in nobody's order. */
    private Object keyOf(Delivery delivery) {
        try {
            return delivery.envelope().subject() + handling.aggregateOf(delivery.envelope());
        } catch (UnreadableEventException e) {
            return delivery;
        }
    }

    private void answer(Delivery delivery) {
        if (!running) {
            delivery.giveBack();
            return;
        }
        String subject = delivery.envelope().subject();
        if (delivery.deliveries() > 1) {
            metrics.redelivered(subject);
        }
        boolean[] acked = new boolean[1];
        String error = handling.handle(delivery.envelope(), delivery.deliveries(), () -> {
            acked[0] = true;
            acknowledge(delivery);
        });
        if (error != null && !acked[0]) {
            metrics.failed(subject);
            parkOrRetry(delivery, error);
        }
    }

    private void acknowledge(Delivery delivery) {
        delivery.ack();
        failing.forget(delivery.envelope().id());
        metrics.consumed(delivery.envelope().subject(), delivery.publishedAt(), clock.instant());
    }

    private void parkOrRetry(Delivery delivery, String error) {
        if (error.equals(UnreadableEventException.class.getName()) || failing.mustPark(delivery)) {
            try {
                parked.park(delivery.envelope(), error);
                failing.forget(delivery.envelope().id());
                delivery.ack();
                log.warn(
                        "{} {} is parked: {}",
                        delivery.envelope().subject(),
                        delivery.envelope().id(),
                        error);
                return;
            } catch (RuntimeException e) {
                log.warn(
                        "{} could not be parked, it is delivered again: {}",
                        delivery.envelope().id(),
                        e.toString());
            }
        }
        delivery.retryAfter(backoff.after(delivery.deliveries()));
    }

    /** A slow handler is no dead one: tells the broker so, well within its patience. */
    private void keepInHand() {
        ScheduledExecutorService starting =
                Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "events-keeper"));
        long third = properties.ackWait().toMillis() / 3;
        starting.scheduleAtFixedRate(() -> inHand.forEach(Delivery::working), third, third, TimeUnit.MILLISECONDS);
        keeper = starting;
    }

    /** Takes nothing new, lets what is being handled finish and gives the rest back. */
    @Override
    public void stop() {
        subscriptions.forEach(Transport.Subscription::stop);
        running = false;
        ExecutorService stopping = workers;
        if (stopping != null) {
            stopping.shutdown();
            try {
                if (!stopping.awaitTermination(DRAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                    stopping.shutdownNow();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        subscriptions.forEach(Transport.Subscription::close);
        subscriptions.clear();
        if (keeper != null) {
            keeper.shutdownNow();
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
