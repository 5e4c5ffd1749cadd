package io.movers.auth.models;

import io.movers.common.data.CopyOf;
import io.movers.common.data.Replica;
import io.movers.common.events.contract.ReservationState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;

/** A copy of a reservation: one rental of a resource, from rent to return. */
@CopyOf("reservation:created")
@Document("reservations")
public class Reservation extends Replica {
    private final @Nullable String status;
    private final @Nullable String userId;
    private final @Nullable String resourceId;
    private final @Nullable String resourceRef;
    private final @Nullable String client;
    private final @Nullable Instant createdAt;
    private final @Nullable Instant returnedAt;

    Reservation(
            String id,
            @Nullable Long version,
            @Nullable String status,
            @Nullable String userId,
            @Nullable String resourceId,
            @Nullable String resourceRef,
            @Nullable String client,
            @Nullable Instant createdAt,
            @Nullable Instant returnedAt) {
        super(id, version);
        this.status = status;
        this.userId = userId;
        this.resourceId = resourceId;
        this.resourceRef = resourceRef;
        this.client = client;
        this.createdAt = createdAt;
        this.returnedAt = returnedAt;
    }

    public static Reservation of(ReservationState event) {
        return new Reservation(
                event.id(),
                event.version(),
                event.status(),
                event.userId(),
                event.resourceId(),
                event.resourceRef(),
                event.client(),
                event.createdAt(),
                event.returnedAt());
    }

    public boolean isOf(String user) {
        return user.equals(userId);
    }

    public @Nullable String getUserId() {
        return userId;
    }

    public @Nullable String getResourceId() {
        return resourceId;
    }

    /** The resource's reference when it was rented. */
    public @Nullable String getResourceRef() {
        return resourceRef;
    }

    public @Nullable String getStatus() {
        return status;
    }

    public @Nullable String getClient() {
        return client;
    }

    public @Nullable Instant getCreatedAt() {
        return createdAt;
    }

    public @Nullable Instant getReturnedAt() {
        return returnedAt;
    }
}
