package io.movers.auth;

import io.movers.common.events.contract.Indicators;
import io.movers.common.events.contract.TravelState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A trip for tests, and the events about it.
 *
 * @param at when it began and ended; null in the events of a Node service
 */
public record Trip(
        String id,
        String userId,
        String resourceRef,
        @Nullable String reservationId,
        @Nullable Instant at) {

    public static Trip of(String id, String userId, String resourceRef, @Nullable Instant at) {
        return new Trip(id, userId, resourceRef, null, at);
    }

    public Trip under(String reservation) {
        return new Trip(id, userId, resourceRef, reservation, at);
    }

    public Trip by(String user) {
        return new Trip(id, user, resourceRef, reservationId, at);
    }

    public Trip on(String reference) {
        return new Trip(id, userId, reference, reservationId, at);
    }

    public Trip at(Instant moment) {
        return new Trip(id, userId, resourceRef, reservationId, moment);
    }

    public TravelState created() {
        return new TravelState(
                id, 0L, "pending", "A", "B", null, null, resourceRef, reservationId, userId, null, null, at, null);
    }

    public TravelState finished(double km) {
        return finished(new Indicators(1.5, 1.0, 1.0, 1.0, km));
    }

    public TravelState finished(Indicators indicators) {
        return new TravelState(
                id,
                1L,
                "completed",
                "A",
                "B",
                null,
                null,
                resourceRef,
                reservationId,
                userId,
                indicators,
                null,
                at,
                at);
    }
}
