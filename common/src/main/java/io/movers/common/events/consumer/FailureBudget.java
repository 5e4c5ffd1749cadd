package io.movers.common.events.consumer;

import io.movers.common.events.engine.EventsProperties;
import io.movers.common.events.transport.Delivery;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Decides when a failing event leaves the consumer for the dead letters: after too many deliveries, after too long a time, or at once if too
 * many events of its subject fail for the same cause. Each subject and cause has a budget of its own, so that one cannot use up what others
 * need.
 */
class FailureBudget {
    private final EventsProperties properties;
    private final Clock clock;
    private final Map<String, Failing> failing = new HashMap<>();

    FailureBudget(EventsProperties properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Counts a failed delivery.
     *
     * @param error the class of the failure
     * @return true if this delivery was the last one
     */
    synchronized boolean isExhausted(Delivery delivery, String error) {
        Instant now = clock.instant();
        Cause cause = new Cause(delivery.envelope().subject(), error);
        String id = delivery.envelope().id();
        Failing known = failing.get(id);
        Instant since = known == null ? now : known.since();
        if (known == null || !known.cause().equals(cause)) {
            if (countOf(cause) >= properties.failingLimit() && !removeStale(now)) {
                return true;
            }
            failing.put(id, new Failing(cause, since));
        }
        return delivery.deliveries() >= properties.parkAfterAttempts()
                || !since.plus(properties.parkAfter()).isAfter(now);
    }

    private long countOf(Cause cause) {
        return failing.values().stream()
                .filter(event -> event.cause().equals(cause))
                .count();
    }

    /** Removes events that should have come back long ago: another replica has handled them. Returns whether there were any. */
    private boolean removeStale(Instant now) {
        Instant oldest = now.minus(properties.parkAfter())
                .minus(properties.retryLongest().multipliedBy(2));
        return failing.values().removeIf(event -> event.since().isBefore(oldest));
    }

    /** Stops counting an event that was handled or has become a dead letter. */
    synchronized void forget(String id) {
        failing.remove(id);
    }

    private record Cause(String subject, String error) {}

    private record Failing(Cause cause, Instant since) {}
}
