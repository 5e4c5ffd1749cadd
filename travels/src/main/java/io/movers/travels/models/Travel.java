package io.movers.travels.models;

import io.movers.common.data.Aggregate;
import io.movers.common.events.contract.Indicators;
import io.movers.common.events.contract.Point;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/** A trip on a rented resource. */
@Document("travels")
@CompoundIndex(def = "{'userId': 1, 'createdAt': -1, '_id': -1}")
public class Travel extends Aggregate {
    private static final String PENDING = "pending";
    private static final String COMPLETED = "completed";

    private final String userId;
    private final String resourceRef;
    private final String reservationId;
    private final Instant createdAt;
    private String status;
    private String origin;
    private String destination;
    private @Nullable Point originPoint;
    private @Nullable Point destinationPoint;
    private @Nullable Indicators indicators;
    private List<Map<String, Object>> tracking;
    private @Nullable Instant completedAt;

    Travel(
            String userId,
            String resourceRef,
            String reservationId,
            Instant createdAt,
            String status,
            String origin,
            String destination,
            List<Map<String, Object>> tracking) {
        this.userId = userId;
        this.resourceRef = resourceRef;
        this.reservationId = reservationId;
        this.createdAt = createdAt;
        this.status = status;
        this.origin = origin;
        this.destination = destination;
        this.tracking = tracking;
    }

    /** A trip that begins. */
    public static Travel begin(String userId, Reservation reservation, Route route, Instant now) {
        Travel travel = new Travel(
                userId,
                reservation.resourceRef(),
                reservation.reservationId(),
                now,
                PENDING,
                route.origin(),
                route.destination(),
                List.of());
        travel.originPoint = Points.merged(null, route.originPoint());
        travel.destinationPoint = Points.merged(null, route.destinationPoint());
        return travel;
    }

    /** Ends the trip; what is not said stays as it is. */
    public void finish(Outcome outcome, Instant now) {
        status = COMPLETED;
        completedAt = now;
        origin = given(outcome.origin(), origin);
        destination = given(outcome.destination(), destination);
        originPoint = Points.merged(originPoint, outcome.originPoint());
        destinationPoint = Points.merged(destinationPoint, outcome.destinationPoint());
        indicators = outcome.indicators();
        tracking = outcome.tracking();
    }

    private static String given(@Nullable String value, String otherwise) {
        return value == null || value.isEmpty() ? otherwise : value;
    }

    public boolean isFinished() {
        return status.equals(COMPLETED);
    }

    public String getUserId() {
        return userId;
    }

    public String getResourceRef() {
        return resourceRef;
    }

    public String getReservationId() {
        return reservationId;
    }

    public Instant getCreatedAt() {
        return createdAt;
    }

    public String getStatus() {
        return status;
    }

    public String getOrigin() {
        return origin;
    }

    public String getDestination() {
        return destination;
    }

    public @Nullable Point getOriginPoint() {
        return originPoint;
    }

    public @Nullable Point getDestinationPoint() {
        return destinationPoint;
    }

    public @Nullable Indicators getIndicators() {
        return indicators;
    }

    public List<Map<String, Object>> getTracking() {
        return tracking;
    }

    public @Nullable Instant getCompletedAt() {
        return completedAt;
    }
}
