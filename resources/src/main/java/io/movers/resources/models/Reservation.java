package io.movers.resources.models;

import io.movers.common.data.AboutPerson;
import io.movers.common.data.Aggregate;
import io.movers.common.data.StoredVersion;
import io.movers.common.events.contract.Indicators;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/** One rental of a resource, from renting it to the reply to its rating. */
@AboutPerson(
        value = "userId",
        erased = {"comments", "reply"})
@Document("reservations")
@StoredVersion("__v")
@CompoundIndex(def = "{'userId': 1, 'status': 1, '_id': 1}")
@CompoundIndex(def = "{'resourceRef': 1, 'createdAt': 1, '_id': 1}")
@CompoundIndex(def = "{'client': 1, 'createdAt': 1, '_id': 1}")
@CompoundIndex(def = "{'createdAt': 1, '_id': 1}")
@CompoundIndex(def = "{'publishedStatus': 1, 'status': 1, 'createdAt': 1, '_id': 1}")
@CompoundIndex(def = "{'resourceId': 1, '_id': 1}")
public class Reservation extends Aggregate {
    public static final String ACTIVE = "active";
    public static final String FINISHED = "finished";

    private String status = ACTIVE;
    private String resourceRef = "";
    /** Null in documents of the Node service until {@code ReservationBackfill} has set it. */
    private @Nullable String resourceId;

    /** The company of the resource when it was rented. Null in the same documents as {@code resourceId}. */
    private @Nullable String client;

    private String userId = "";
    private @Nullable Double typeRent;
    private Instant createdAt = Instant.EPOCH;
    private @Nullable Instant returnedAt;
    private @Nullable Indicators indicators;
    private @Nullable Double rating;
    private @Nullable String comments;
    private @Nullable String reply;

    /** The status that the last published version showed; absent if none was published. */
    private @Nullable String publishedStatus;

    /** When the reservation finished; absent again once its resource is free. */
    @Indexed(sparse = true)
    private @Nullable Instant unsettledAt;

    Reservation() {}

    private Reservation(String id) {
        super(id);
    }

    /** Creates the reservation of a rental, under the id that the resource has stored. */
    public static Reservation from(Rental rental, Resource resource) {
        Reservation reservation = new Reservation(rental.id());
        reservation.resourceRef = resource.getReference();
        reservation.belongTo(resource);
        reservation.userId = rental.userId();
        reservation.typeRent = rental.typeRent();
        reservation.createdAt = rental.createdAt();
        return reservation;
    }

    /** The reservation of a rental as it was first stored and published, unless the resource has changed since the rent. */
    public static Reservation asCreated(Rental rental, Resource resource) {
        Reservation reservation = from(rental, resource);
        reservation.markPublished();
        return reservation;
    }

    /** Finishes the reservation. New indicators replace known ones. */
    public void finish(@Nullable Indicators measured, Instant now) {
        if (!isFinished()) {
            status = FINISHED;
            returnedAt = now;
            unsettledAt = now;
        }
        indicators = merge(indicators, measured);
    }

    /** Sets the renter's rating. Null leaves a value as it is. */
    public void rate(@Nullable Double rating, @Nullable String comments) {
        this.rating = rating == null ? this.rating : rating;
        this.comments = comments == null ? this.comments : comments;
    }

    /** Sets the reply to the renter's rating. */
    public void reply(String reply) {
        this.reply = reply;
    }

    /** Sets the id and company of the rented resource. */
    public void belongTo(Resource resource) {
        resourceId = resource.getId();
        client = resource.getClient();
    }

    /** Sets the new name of the company. */
    public void setClient(String client) {
        this.client = client;
    }

    /** Whether its current status has been published. */
    public boolean isPublished() {
        return status.equals(publishedStatus);
    }

    /** Records that the version to be stored is published. */
    public void markPublished() {
        publishedStatus = status;
    }

    public boolean isFinished() {
        return FINISHED.equals(status);
    }

    private static @Nullable Indicators merge(@Nullable Indicators known, @Nullable Indicators measured) {
        if (known == null || measured == null) {
            return measured == null ? known : measured;
        }
        return new Indicators(
                either(measured.energyFootprint(), known.energyFootprint()),
                either(measured.environmentalFootprint(), known.environmentalFootprint()),
                either(measured.economicFootprint(), known.economicFootprint()),
                either(measured.calories(), known.calories()),
                either(measured.km(), known.km()));
    }

    private static @Nullable Double either(@Nullable Double first, @Nullable Double second) {
        return first == null ? second : first;
    }

    public String getStatus() {
        return status;
    }

    public String getResourceRef() {
        return resourceRef;
    }

    public @Nullable String getResourceId() {
        return resourceId;
    }

    public @Nullable String getClient() {
        return client;
    }

    public String getUserId() {
        return userId;
    }

    public @Nullable Double getTypeRent() {
        return typeRent;
    }

    public Instant getCreatedAt() {
        return createdAt;
    }

    public @Nullable Instant getReturnedAt() {
        return returnedAt;
    }

    public @Nullable Indicators getIndicators() {
        return indicators;
    }

    public @Nullable Double getRating() {
        return rating;
    }

    public @Nullable String getComments() {
        return comments;
    }

    public @Nullable String getReply() {
        return reply;
    }
}
