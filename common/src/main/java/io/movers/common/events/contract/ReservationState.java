package io.movers.common.events.contract;

import io.movers.common.events.Event;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The public state of a reservation, as every event about one carries it. */
public interface ReservationState extends Event {
    /** {@code active} or {@code finished}. */
    @Nullable String status();

    /** The renter. */
    @Nullable String userId();

    @Nullable String resourceId();

    /** The resource's reference when it was rented. */
    @Nullable String resourceRef();

    /** The name of the company that the resource belonged to when it was rented; null if it belonged to none. */
    @Nullable String client();

    @Nullable Instant createdAt();

    @Nullable Instant returnedAt();
}
