package io.movers.resources.models;

import io.movers.common.data.AboutPerson;
import io.movers.common.data.Replica;
import io.movers.common.data.SetOnInsert;
import io.movers.common.events.contract.Indicators;
import io.movers.common.events.contract.Point;
import io.movers.common.events.contract.TravelState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/** The copy of a trip, shown with the reservation that it was made under. */
@AboutPerson(
        value = "userId",
        erased = {"origin", "destination", "originPoint", "destinationPoint", "tracking"})
@Document("travels")
@CompoundIndex(def = "{'placesRemovedAt': 1, 'createdAt': 1}")
@CompoundIndex(def = "{'userId': 1, '_id': 1}")
@CompoundIndex(def = "{'reservationId': 1, '_id': 1}")
public class Travel extends Replica {
    public static final String COMPLETED = "completed";

    private final @Nullable String status;
    private final @Nullable String origin;
    private final @Nullable String destination;
    private final @Nullable Point originPoint;
    private final @Nullable Point destinationPoint;
    private final @Nullable String resourceRef;
    private final @Nullable String reservationId;
    private final @Nullable String userId;
    private final @Nullable Indicators indicators;
    private final @Nullable List<Map<String, Object>> tracking;

    @SetOnInsert
    private final @Nullable Instant createdAt;

    /** Set once the track and the places were removed because of their age. */
    private @Nullable Instant placesRemovedAt;

    @PersistenceCreator
    Travel(
            String id,
            @Nullable Long version,
            @Nullable String status,
            @Nullable String origin,
            @Nullable String destination,
            @Nullable Point originPoint,
            @Nullable Point destinationPoint,
            @Nullable String resourceRef,
            @Nullable String reservationId,
            @Nullable String userId,
            @Nullable Indicators indicators,
            @Nullable List<Map<String, Object>> tracking,
            @Nullable Instant createdAt) {
        super(id, version);
        this.status = status;
        this.origin = origin;
        this.destination = destination;
        this.originPoint = originPoint;
        this.destinationPoint = destinationPoint;
        this.resourceRef = resourceRef;
        this.reservationId = reservationId;
        this.userId = userId;
        this.indicators = indicators;
        this.tracking = tracking;
        this.createdAt = createdAt;
    }

    /** The copy that an event describes. Events of the Node service do not carry the time of the trip's start. */
    public static Travel of(TravelState event, Instant now) {
        return new Travel(
                event.id(),
                event.version(),
                event.status(),
                event.origin(),
                event.destination(),
                known(event.originPoint()),
                known(event.destinationPoint()),
                event.resourceRef(),
                event.reservationId(),
                event.userId(),
                event.indicators(),
                event.tracking() == null ? List.of() : event.tracking(),
                event.createdAt() == null ? now : event.createdAt());
    }

    /** The Node service sends an empty object for a point that was never set. */
    private static @Nullable Point known(@Nullable Point point) {
        return point == null || (point.latitude() == null && point.longitude() == null) ? null : point;
    }

    public @Nullable String getStatus() {
        return status;
    }

    public @Nullable String getOrigin() {
        return origin;
    }

    public @Nullable String getDestination() {
        return destination;
    }

    public @Nullable Point getOriginPoint() {
        return originPoint;
    }

    public @Nullable Point getDestinationPoint() {
        return destinationPoint;
    }

    public @Nullable String getResourceRef() {
        return resourceRef;
    }

    public @Nullable String getReservationId() {
        return reservationId;
    }

    public @Nullable String getUserId() {
        return userId;
    }

    public @Nullable Indicators getIndicators() {
        return indicators;
    }

    public @Nullable List<Map<String, Object>> getTracking() {
        return tracking;
    }

    public @Nullable Instant getCreatedAt() {
        return createdAt;
    }

    public @Nullable Instant getPlacesRemovedAt() {
        return placesRemovedAt;
    }
}
