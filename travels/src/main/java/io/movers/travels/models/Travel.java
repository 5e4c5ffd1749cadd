package io.movers.travels.models;

import io.movers.common.data.AboutPerson;
import io.movers.common.data.Aggregate;
import io.movers.common.events.contract.Indicators;
import io.movers.common.events.contract.Point;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/** A trip on a rented bicycle or scooter. */
@AboutPerson(
        value = "userId",
        erased = {"origin", "destination", "originPoint", "destinationPoint", "tracking"})
@Document("travels")
@CompoundIndex(def = "{'placesRemovedAt': 1, 'createdAt': 1}")
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

    /** Set once the track and the places were removed because of their age. */
    private @Nullable Instant placesRemovedAt;

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

    /** Starts a trip. */
    public static Travel start(NewTravel newTravel, String userId, Instant now) {
        Travel travel = new Travel(
                userId,
                newTravel.resourceRef(),
                newTravel.reservationId(),
                now,
                PENDING,
                newTravel.origin(),
                newTravel.destination(),
                List.of());
        travel.originPoint = Places.merge(null, newTravel.originPoint());
        travel.destinationPoint = Places.merge(null, newTravel.destinationPoint());
        return travel;
    }

    /**
     * Finishes the trip. Values that the result leaves out stay as they are.
     *
     * @return false if the trip was finished before; then nothing changes
     */
    public boolean finish(TravelResult result, Instant now) {
        if (status.equals(COMPLETED)) {
            return false;
        }
        status = COMPLETED;
        completedAt = now;
        origin = replaced(origin, result.origin());
        destination = replaced(destination, result.destination());
        originPoint = Places.merge(originPoint, result.originPoint());
        destinationPoint = Places.merge(destinationPoint, result.destinationPoint());
        indicators = result.indicators();
        tracking = result.tracking();
        return true;
    }

    private static String replaced(String present, @Nullable String replacement) {
        return replacement == null || replacement.isEmpty() ? present : replacement;
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

    public @Nullable Instant getPlacesRemovedAt() {
        return placesRemovedAt;
    }
}
