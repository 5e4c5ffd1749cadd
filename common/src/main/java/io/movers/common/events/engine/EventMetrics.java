package io.movers.common.events.engine;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What can be measured of the events of a service.
 *
 * <table>
 * <caption>Meters</caption>
 * <tr><td>{@code movers.events.published}</td><td>counter by subject: stored by the broker</td></tr>
 * <tr><td>{@code movers.events.consumed}</td><td>counter by subject: acknowledged</td></tr>
 * <tr><td>{@code movers.events.redelivered}</td><td>counter by subject: deliveries after the first</td></tr>
 * <tr><td>{@code movers.events.failed}</td><td>counter by subject: deliveries that were not acknowledged</td></tr>
 * <tr><td>{@code movers.events.parked}</td><td>gauge: events parked now</td></tr>
 * <tr><td>{@code movers.events.lag}</td><td>timer by subject: from the broker's storing to the acknowledgement</td></tr>
 * <tr><td>{@code movers.outbox.pending}</td><td>gauge: aggregates with an event that waits to be sent</td></tr>
 * <tr><td>{@code movers.outbox.oldest}</td><td>gauge, seconds: age of the oldest event that waits to be sent</td></tr>
 * </table>
 */
public class EventMetrics {
    private static final String SUBJECT = "subject";

    private final MeterRegistry registry;
    private final AtomicLong pending = new AtomicLong();
    private final AtomicReference<@Nullable Instant> oldest = new AtomicReference<>();
    private final AtomicLong parked = new AtomicLong();

    public EventMetrics(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        Gauge.builder("movers.outbox.pending", pending, AtomicLong::get)
                .description("Aggregates with an event that waits to be sent")
                .register(registry);
        Gauge.builder("movers.outbox.oldest", oldest, reference -> ageOf(reference.get(), clock))
                .description("Age of the oldest event that waits to be sent")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("movers.events.parked", parked, AtomicLong::get)
                .description("Events that could not be handled yet")
                .register(registry);
    }

    private static double ageOf(@Nullable Instant at, Clock clock) {
        return at == null ? 0 : Duration.between(at, clock.instant()).toMillis() / 1000.0;
    }

    /** The broker has stored an event. */
    public void published(String subject) {
        registry.counter("movers.events.published", SUBJECT, subject).increment();
    }

    /** An event has been acknowledged. */
    public void consumed(String subject, @Nullable Instant publishedAt, Instant now) {
        registry.counter("movers.events.consumed", SUBJECT, subject).increment();
        if (publishedAt != null) {
            Duration lag = Duration.between(publishedAt, now);
            Timer.builder("movers.events.lag")
                    .tag(SUBJECT, subject)
                    .register(registry)
                    .record(lag.isNegative() ? Duration.ZERO : lag); // the other's clock may be ahead of ours
        }
    }

    /** An event has come again. */
    public void redelivered(String subject) {
        registry.counter("movers.events.redelivered", SUBJECT, subject).increment();
    }

    /** A delivery was not acknowledged. */
    public void failed(String subject) {
        registry.counter("movers.events.failed", SUBJECT, subject).increment();
    }

    /** What waits in the outboxes. */
    public void pending(long count, @Nullable Instant oldestAt) {
        pending.set(count);
        oldest.set(oldestAt);
    }

    /** How many events are parked. */
    public void parked(long count) {
        parked.set(count);
    }
}
