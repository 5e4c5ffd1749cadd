package io.movers.auth.models;

import io.movers.common.models.Aggregate;
import io.movers.common.models.StoredVersion;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/** A row of the ledger from which all points are summed. Its keys make sure that what earned them counts once. */
@Document("userpoints")
@StoredVersion("__v")
@CompoundIndex(def = "{'userId': 1, 'type': 1, 'reservationId': 1}")
public class UserPoints extends Aggregate {
    public static final String RENTAL = "resource_rent";
    public static final String DISTANCE = "distance";
    public static final double POINTS_PER_RENTAL = 50;
    public static final double POINTS_PER_KILOMETRE = 1;

    private String userId = "";
    private @Nullable String reservationId;
    private String type = "";
    private double points;
    private @Nullable String resourceType;
    private @Nullable Instant createdAt;

    /** What earned the points; absent on rows of the original. */
    @Indexed(unique = true, sparse = true)
    private @Nullable String effect;

    /** The place of a rental among those that count on its day. */
    @Indexed(unique = true, sparse = true)
    private @Nullable String daySlot;

    UserPoints() {}

    private UserPoints(
            String userId,
            @Nullable String reservationId,
            String type,
            double points,
            String resourceType,
            Instant createdAt,
            String effect) {
        this.userId = userId;
        this.reservationId = reservationId;
        this.type = type;
        this.points = points;
        this.resourceType = resourceType;
        this.createdAt = createdAt;
        this.effect = effect;
    }

    /** For the {@code slot}-th rental of a day. */
    public static UserPoints forRental(
            String userId, String reservationId, String resourceType, Instant now, LocalDate day, int slot) {
        UserPoints row = new UserPoints(
                userId,
                reservationId,
                RENTAL,
                POINTS_PER_RENTAL,
                resourceType,
                now,
                rentalEffect(userId, reservationId));
        row.daySlot = "%s|%s|%d".formatted(userId, day, slot);
        return row;
    }

    /** For the kilometres of a trip. */
    public static UserPoints forTrip(
            String userId,
            @Nullable String reservationId,
            String travelId,
            double km,
            String resourceType,
            Instant now) {
        return new UserPoints(
                userId, reservationId, DISTANCE, km * POINTS_PER_KILOMETRE, resourceType, now, tripEffect(travelId));
    }

    public static String rentalEffect(String userId, String reservationId) {
        return "rental|%s|%s".formatted(userId, reservationId);
    }

    public static String tripEffect(String travelId) {
        return "trip|" + travelId;
    }

    public double getPoints() {
        return points;
    }

    public @Nullable String getResourceType() {
        return resourceType;
    }
}
