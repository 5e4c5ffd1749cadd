package io.movers.common.events.engine;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The meters of a service's events.
 *
 * <table>
 * <caption>Meters</caption>
 * <tr><td>{@code movers.events.published}</td><td>counter by subject: stored by the broker</td></tr>
 * <tr><td>{@code movers.events.consumed}</td><td>counter by subject: acknowledged</td></tr>
 * <tr><td>{@code movers.events.redelivered}</td><td>counter by subject: deliveries after the first</td></tr>
 * <tr><td>{@code movers.events.failed}</td><td>counter by subject: deliveries that were not acknowledged</td></tr>
 * <tr><td>{@code movers.events.parked}</td><td>gauge by state (waiting, given_up, unreadable): dead letters</td></tr>
 * <tr><td>{@code movers.events.dead.letters}</td><td>counter by subject: events that became dead letters</td></tr>
 * <tr><td>{@code movers.events.given.up}</td><td>counter by subject: effects that are no longer retried</td></tr>
 * <tr><td>{@code movers.events.lag}</td><td>timer by subject: from the moment the broker stored the event to its acknowledgement</td></tr>
 * <tr><td>{@code movers.outbox.pending}</td><td>gauge: aggregates with unsent events</td></tr>
 * <tr><td>{@code movers.outbox.oldest}</td><td>gauge, seconds: age of the oldest unsent event</td></tr>
 * </table>
 */
public class EventMetrics {
    private static final String SUBJECT = "subject";

    private final MeterRegistry registry;
    private final AtomicLong pending = new AtomicLong();
    private final AtomicReference<@Nullable Instant> oldest = new AtomicReference<>();
    private final Map<String, AtomicLong> parked = new ConcurrentHashMap<>();

    public EventMetrics(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        Gauge.builder("movers.outbox.pending", pending, AtomicLong::get)
                .description("Aggregates with unsent events")
                .register(registry);
        Gauge.builder("movers.outbox.oldest", oldest, reference -> ageOf(reference.get(), clock))
                .description("Age of the oldest unsent event")
                .baseUnit("seconds")
                .register(registry);
        List.of("waiting", "given_up", "unreadable").forEach(this::parkedGauge);
    }

    private static double ageOf(@Nullable Instant at, Clock clock) {
        return at == null ? 0 : Duration.between(at, clock.instant()).toMillis() / 1000.0;
    }

    private AtomicLong parkedGauge(String state) {
        return parked.computeIfAbsent(state, label -> {
            AtomicLong value = new AtomicLong();
            Gauge.builder("movers.events.parked", value, AtomicLong::get)
                    .tag("state", label)
                    .description("Dead letters")
                    .register(registry);
            return value;
        });
    }

    /** Counts an event that the broker has stored. */
    public void published(String subject) {
        registry.counter("movers.events.published", SUBJECT, subject).increment();
    }

    /**
     * Counts an acknowledged event.
     *
     * @param publishedAt when the broker stored it; null if unknown
     */
    public void consumed(String subject, @Nullable Instant publishedAt, Instant now) {
        registry.counter("movers.events.consumed", SUBJECT, subject).increment();
        if (publishedAt != null) {
            Duration lag = Duration.between(publishedAt, now);
            Timer.builder("movers.events.lag")
                    .tag(SUBJECT, subject)
                    .register(registry)
                    .record(lag.isNegative() ? Duration.ZERO : lag); // the broker's clock may be ahead of ours
        }
    }

    /** Counts a delivery after the first. */
    public void redelivered(String subject) {
        registry.counter("movers.events.redelivered", SUBJECT, subject).increment();
    }

    /** Counts a delivery that was not acknowledged. */
    public void failed(String subject) {
        registry.counter("movers.events.failed", SUBJECT, subject).increment();
    }

    /** Counts an event that became a dead letter. */
    public void deadLetter(String subject) {
        registry.counter("movers.events.dead.letters", SUBJECT, subject).increment();
    }

    /** Counts an event that is no longer retried. */
    public void givenUp(String subject) {
        registry.counter("movers.events.given.up", SUBJECT, subject).increment();
    }

    /**
     * Sets the gauges of the outboxes.
     *
     * @param count the number of aggregates with unsent events
     * @param oldestAt when the oldest of these events was stored; null if there is none
     */
    public void pending(long count, @Nullable Instant oldestAt) {
        pending.set(count);
        oldest.set(oldestAt);
    }

    /** Sets the number of dead letters in a state. */
    public void parked(String state, long count) {
        parkedGauge(state).set(count);
    }
}
