package io.movers.travels.models;

import io.movers.common.data.CopyOf;
import io.movers.common.data.Replica;
import io.movers.common.events.contract.ReservationState;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;

/** This service's copy of a reservation: one rental, from rent to return. */
@CopyOf("reservation:created")
@Document("reservations")
public class Reservation extends Replica {
    /** How long after the return a trip may still be started, because apps may send trips late. */
    private static final Duration GRACE_AFTER_RETURN = Duration.ofHours(1);

    private final @Nullable String userId;
    private final @Nullable String resourceId;
    private final @Nullable String resourceRef;
    private final @Nullable String client;
    private final @Nullable Instant returnedAt;

    Reservation(
            String id,
            @Nullable Long version,
            @Nullable String userId,
            @Nullable String resourceId,
            @Nullable String resourceRef,
            @Nullable String client,
            @Nullable Instant returnedAt) {
        super(id, version);
        this.userId = userId;
        this.resourceId = resourceId;
        this.resourceRef = resourceRef;
        this.client = client;
        this.returnedAt = returnedAt;
    }

    /** Maps the state that an event carries. */
    public static Reservation of(ReservationState state) {
        return new Reservation(
                state.id(),
                state.version(),
                state.userId(),
                state.resourceId(),
                state.resourceRef(),
                state.client(),
                state.returnedAt());
    }

    /** Whether the user may start a trip under this reservation: it is theirs and was not returned more than an hour ago. */
    public boolean permits(String traveller, Instant now) {
        return traveller.equals(userId)
                && (returnedAt == null || !returnedAt.plus(GRACE_AFTER_RETURN).isBefore(now));
    }

    public @Nullable String getResourceId() {
        return resourceId;
    }

    /** The resource's reference when it was rented. */
    public @Nullable String getResourceRef() {
        return resourceRef;
    }

    /** The name of the company that owned the resource when it was rented. */
    public @Nullable String getClient() {
        return client;
    }
}
