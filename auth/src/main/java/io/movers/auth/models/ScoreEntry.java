package io.movers.auth.models;

import io.movers.common.data.AboutPerson;
import io.movers.common.data.Aggregate;
import io.movers.common.data.StoredVersion;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * An entry of the ledger from which all scores are summed. Its keys make sure that each rental and each trip counts once.
 *
 * <p>An account that was taken over has one more entry, its opening balance: the points that its other entries do not explain.
 */
@AboutPerson("userId")
@Document("userpoints")
@StoredVersion("__v")
@CompoundIndex(def = "{'userId': 1, 'type': 1, 'reservationId': 1}")
@CompoundIndex(def = "{'userId': 1, 'counted': 1}")
public class ScoreEntry extends Aggregate {
    public static final String RENTAL = "resource_rent";
    public static final String DISTANCE = "distance";
    public static final String OPENING = "opening_balance";
    public static final double POINTS_PER_RENTAL = 50;
    public static final double POINTS_PER_KILOMETRE = 1;

    private String userId = "";
    private @Nullable String reservationId;
    private String type = "";
    private double points;
    private @Nullable String resourceType;
    private @Nullable Instant createdAt;

    /** The share of an opening balance in each ranking. */
    private @Nullable List<TypeShare> byType;

    /** Whether this is an entry of the Node service that was found to be for this trip. */
    private @Nullable Boolean original;

    /** The rental or trip that earned the points; absent on taken-over entries. */
    @Indexed(unique = true, sparse = true)
    private @Nullable String effect;

    /** The day and the number of the rental or trip on it; the unique index makes the limits of a day hold. */
    @Indexed(unique = true, sparse = true)
    private @Nullable String daySlot;

    /** The generation of the sums that this entry was added to; absent until then. */
    private @Nullable Integer counted;

    ScoreEntry() {}

    private ScoreEntry(
            String userId,
            @Nullable String reservationId,
            String type,
            double points,
            @Nullable String resourceType,
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

    /** The entry of a rental. */
    public static ScoreEntry forRental(String userId, String reservationId, String resourceType, Instant now) {
        return new ScoreEntry(
                userId,
                reservationId,
                RENTAL,
                POINTS_PER_RENTAL,
                resourceType,
                now,
                rentalEffect(userId, reservationId));
    }

    /** The entry of the kilometres of a trip. */
    public static ScoreEntry forTrip(
            String userId,
            @Nullable String reservationId,
            String travelId,
            double km,
            String resourceType,
            Instant now) {
        return new ScoreEntry(
                userId, reservationId, DISTANCE, km * POINTS_PER_KILOMETRE, resourceType, now, tripEffect(travelId));
    }

    /**
     * Returns this entry with a slot of that day and no more points than may still be earned.
     *
     * @param slot how many entries of its kind have a slot of that day
     * @param left the most that it may earn
     */
    ScoreEntry onDay(LocalDate day, int slot, double left) {
        ScoreEntry entry = new ScoreEntry(
                userId,
                reservationId,
                type,
                Math.min(points, left),
                resourceType,
                Objects.requireNonNull(createdAt),
                Objects.requireNonNull(effect));
        entry.daySlot = daySlots(userId, day) + (isRental() ? "" : "km|") + slot;
        return entry;
    }

    /** The prefix of an account's slots of a day. */
    static String daySlots(String userId, LocalDate day) {
        return "%s|%s|".formatted(userId, day);
    }

    boolean isRental() {
        return type.equals(RENTAL);
    }

    public boolean isOpening() {
        return type.equals(OPENING);
    }

    /** An empty opening balance. */
    public static ScoreEntry opening(String userId, Instant now) {
        return new ScoreEntry(userId, null, OPENING, 0, null, now, openingEffect(userId));
    }

    public static String openingEffect(String userId) {
        return "opening|" + userId;
    }

    public static String rentalEffect(String userId, String reservationId) {
        return "rental|%s|%s".formatted(userId, reservationId);
    }

    public static String tripEffect(String travelId) {
        return "trip|" + travelId;
    }

    /**
     * Raises an opening balance and its shares; nothing is ever lowered.
     *
     * @return false if nothing changed
     */
    public boolean raise(double total, Map<String, Double> shares) {
        Map<String, Double> raised = new TreeMap<>(getByType());
        shares.forEach((type, share) -> {
            if (share > 0) {
                raised.merge(type, share, Math::max);
            }
        });
        if (total <= points && raised.equals(getByType())) {
            return false;
        }
        points = Math.max(points, total);
        byType = TypeShare.of(raised);
        return true;
    }

    /** The share of an opening balance in each ranking. */
    public Map<String, Double> getByType() {
        return byType == null ? Map.of() : TypeShare.byType(byType);
    }

    /** The opening balance as a score. */
    public ScoreTotals asTotals() {
        return new ScoreTotals(points, getByType());
    }

    int counted() {
        return counted == null ? 0 : counted;
    }

    public boolean isOriginal() {
        return Boolean.TRUE.equals(original);
    }

    public String getUserId() {
        return userId;
    }

    public @Nullable String getReservationId() {
        return reservationId;
    }

    public @Nullable Instant getCreatedAt() {
        return createdAt;
    }

    public @Nullable String getEffect() {
        return effect;
    }

    public double getPoints() {
        return points;
    }

    public @Nullable String getResourceType() {
        return resourceType;
    }
}
