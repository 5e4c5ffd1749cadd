package io.movers.common.events.consumer;

import io.movers.common.events.engine.EventsProperties;
import io.movers.common.events.transport.Delivery;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The events that wait for another delivery, since when, and when that is no longer the way. */
class FailureBudget {
    private final EventsProperties properties;
    private final Clock clock;
    private final Map<String, Instant> since = new ConcurrentHashMap<>();

    FailureBudget(EventsProperties properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Whether the failed delivery was the last one: it has failed often or long enough, or so many fail now that they would
     * fill the consumer and hold up the others.
     */
    boolean mustPark(Delivery delivery) {
        Instant now = clock.instant();
        String id = delivery.envelope().id();
        Instant first = since.get(id);
        if (first == null) {
            if (since.size() >= properties.failingLimit() && !hasForgottenSome(now)) {
                return true;
            }
            since.put(id, now);
            first = now;
        }
        return delivery.deliveries() >= properties.parkAfterAttempts()
                || !first.plus(properties.parkAfter()).isAfter(now);
    }

    /** What should have been parked long since has not come back: another replica has got and handled it. */
    private boolean hasForgottenSome(Instant now) {
        Instant longSince = now.minus(properties.parkAfter())
                .minus(properties.retryLongest().multipliedBy(2));
        return since.values().removeIf(longSince::isAfter);
    }

    void forget(String id) {
        since.remove(id);
    }
}
